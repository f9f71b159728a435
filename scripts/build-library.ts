// Parses and checks the built-in library (language/library/**/*.tmodel) and writes it as data, so that nothing has to be
// parsed when a server or the command line starts. The library's tests (language/library/tests) are left out. Fails with file and
// line on anything that is wrong in it, a catalogue id that is unknown or retired included.
//
//   node --import tsx scripts/build-library.ts [--library FOLDER] [--out FILE]
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { EmptyFileSystem, URI } from 'langium';
import { pack } from '../language/prebuilt/packed.js';
import { storeLibrary } from '../language/prebuilt/store.js';
import type { LanguageDiagnostic } from '../language/checks/document-validator.js';
import { createTmodelCoreServices } from '../language/tmodel-module.js';
import { BUILT_IN_SCHEME } from '../language/workspace/built-in.js';
import { relationProblems } from './library/catalogue-relations.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
    options: {
        library: { type: 'string', default: join(root, 'language/library') },
        out: { type: 'string', default: join(root, 'language/generated/library.ts') }
    }
});
const folder = values.library;

const { shared } = createTmodelCoreServices(EmptyFileSystem);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.tmodel') && !file.startsWith(`tests${sep}`))
    .sort();
const documents = files.map(file => {
    const path = file.split(sep).join('/');
    return shared.workspace.LangiumDocuments.createDocument(
        URI.parse(`${BUILT_IN_SCHEME}:/${path}`),
        readFileSync(join(folder, file), 'utf8')
    );
});
await shared.workspace.DocumentBuilder.build(documents, { validation: true });

const complaints = documents.flatMap((document, index) => {
    const file = relative(root, join(folder, files[index])).split(sep).join('/');
    return [
        ...((document.diagnostics ?? []) as LanguageDiagnostic[]).map(({ range, message, code }) => ({
            at: range.start,
            message: `${message as string} [${code}]`
        })),
        ...relationProblems(document)
    ].map(({ at, message }) => `${file}:${at.line + 1}:${at.character + 1} ${message}`);
});
if (complaints.length > 0) {
    console.error(complaints.join('\n'));
    process.exitCode = 1;
} else {
    const text = JSON.stringify(pack(storeLibrary(documents)));
    const imported = "import type { PackedLibrary } from '../prebuilt/packed.js';";
    writeFileSync(values.out, `// Written by scripts/build-library.ts.\n${imported}\nexport const packed: PackedLibrary = ${text};\n`);
    console.log(`Built-in library: ${documents.length} files, ${Math.round(text.length / 1024)} KB.`);
}
