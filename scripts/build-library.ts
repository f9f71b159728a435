// Parses and checks the built-in library (language/library/**/*.tmodel) and writes it as data, so that nothing has to be
// parsed when a server or the command line starts. The library's tests (language/library/tests) are left out. Fails with file and line on anything that is wrong in it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EmptyFileSystem, URI } from 'langium';
import { storeLibrary } from '../language/prebuilt/store.js';
import type { LanguageDiagnostic } from '../language/checks/document-validator.js';
import { createTmodelCoreServices } from '../language/tmodel-module.js';
import { BUILT_IN_SCHEME } from '../language/workspace/built-in.js';

const folder = fileURLToPath(new URL('../language/library', import.meta.url));
const output = fileURLToPath(new URL('../language/generated/library.ts', import.meta.url));

const { shared } = createTmodelCoreServices(EmptyFileSystem);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.tmodel') && !file.startsWith(`tests${sep}`))
    .sort();
const documents = files.map(file => {
    const path = relative(folder, join(folder, file)).split(sep).join('/');
    return shared.workspace.LangiumDocuments.createDocument(
        URI.parse(`${BUILT_IN_SCHEME}:/${path}`),
        readFileSync(join(folder, file), 'utf8')
    );
});
await shared.workspace.DocumentBuilder.build(documents, { validation: true });

const complaints = documents.flatMap((document, index) =>
    ((document.diagnostics ?? []) as LanguageDiagnostic[]).map(
        ({ range, message, code }) =>
            `language/library/${files[index].split(sep).join('/')}:${range.start.line + 1}:${range.start.character + 1} ${message as string} [${code}]`
    )
);
if (complaints.length > 0) {
    console.error(complaints.join('\n'));
    process.exitCode = 1;
} else {
    const text = JSON.stringify(storeLibrary(documents));
    writeFileSync(output, `// Written by scripts/build-library.ts.\nexport const stored = ${JSON.stringify(text)};\n`);
    console.log(`Built-in library: ${documents.length} files, ${Math.round(text.length / 1024)} KB.`);
}
