import assert from 'node:assert/strict';
import { type Import, type Source, sourcesIn, type Stage, STAGES } from './sources.js';

/** The plain model: what a stage behind the language may know of it. */
const MODEL = ['language/model/source', 'language/model/system-model', 'language/model/library-model', 'language/model/test-model'];
const ENGINE = ['analysis/index', 'analysis/finding'];
const PICTURE = ['diagram/index', 'diagram/drawing', 'diagram/positions', 'diagram/sidecar', 'diagram/view/view'];

/** The doors of other stages that a stage may come in by: files without extension, or folders with a slash at their end. */
const ARROWS: Record<Stage, string[]> = {
    language: [],
    analysis: [...MODEL],
    diagram: [...MODEL, ...ENGINE],
    formats: [...MODEL, ...ENGINE],
    explain: [...MODEL, ...ENGINE, 'formats/'],
    server: ['language/index', ...MODEL, ...ENGINE, ...PICTURE, 'formats/', 'explain/index'],
    client: ['server/protocol', 'webview/messages', 'diagram/sidecar'],
    webview: ['diagram/render/', 'diagram/drawing', 'server/protocol'],
    cli: ['language/index', ...MODEL, ...ENGINE, ...PICTURE, 'formats/', 'explain/index']
};

/** Packages by stage; a Node module counts as one. What is not listed is not imported. */
const PACKAGES: Record<Stage, RegExp> = {
    language:
        /^(?:langium(?:\/.*)?|chevrotain|vscode-uri|vscode-languageserver(?:-textdocument|-types|-protocol)?|node:(?:fs|fs\/promises|path|url|zlib))$/,
    analysis: /^$/,
    diagram: /^node:(?:worker_threads|path|url)$/,
    formats: /^$/,
    explain: /^$/,
    server: /^(?:langium(?:\/.*)?|vscode-uri|vscode-languageserver(?:\/.*|-textdocument|-types|-protocol)?|node:.*)$/,
    // markdown-it is VS Code's: the extension knows its types and is handed the rest.
    client: /^(?:vscode|vscode-languageclient(?:\/.*)?|markdown-it|node:(?:crypto|path))$/,
    webview: /^$/,
    cli: /^(?:commander|@resvg\/resvg-wasm|node:.*)$/
};

const stageOf = (path: string) => path.slice(0, path.indexOf('/')) as Stage;

function arrowAllowed(source: Source, { file, typeOnly }: Import): boolean {
    const stage = stageOf(source.path);
    if (!file || file === 'package.json' || file.startsWith(`${stage}/`)) {
        return true;
    }
    if (file === 'webview/messages' && !typeOnly) {
        return false;
    }
    return ARROWS[stage].some(door => file === door || (door.endsWith('/') && file.startsWith(door)));
}

/** Violations as `importer -> imported`. */
function violations(sources: Source[], allowed: (source: Source, each: Import) => boolean): string[] {
    return sources.flatMap(source =>
        source.imports.filter(each => !allowed(source, each)).map(each => `${source.path} -> ${each.file ?? each.specifier}`)
    );
}

describe('Imports', () => {
    const sources = sourcesIn(STAGES);

    for (const stage of STAGES) {
        const own = sources.filter(source => stageOf(source.path) === stage);

        it(`of ${stage}/ follow the arrows`, () => {
            assert.ok(own.length > 0, `${stage}/ has no files`);
            assert.deepEqual(violations(own, arrowAllowed), []);
        });

        it(`of ${stage}/ name only the packages it may use`, () => {
            assert.deepEqual(
                violations(own, (_, each) => each.file !== undefined || PACKAGES[stage].test(each.specifier)),
                []
            );
        });
    }

    it('of the generated parser stay in the language', () => {
        assert.deepEqual(
            violations(
                sources.filter(source => stageOf(source.path) !== 'language'),
                (_, each) => !each.file?.startsWith('language/generated/')
            ),
            []
        );
    });

    it('of the project itself name files, not folders', () => {
        assert.deepEqual(
            violations(sources, (_, each) => !each.specifier.startsWith('.') || /\.(?:js|json)$/.test(each.specifier)),
            []
        );
    });
});
