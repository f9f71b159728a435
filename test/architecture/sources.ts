import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The stages of the pipeline, as folders. */
export const STAGES = ['language', 'analysis', 'diagram', 'formats', 'explain', 'server', 'client', 'webview', 'cli'] as const;
export type Stage = (typeof STAGES)[number];

/** What no rule about our own text applies to: installed, built or generated. */
const FOREIGN = new Set(['.git', 'node_modules', 'dist', 'out', '.artifacts', 'generated']);

export interface Import {
    /** As written: a relative path or the name of a package. */
    specifier: string;
    /** For a relative path: the file from the project's root, without its extension. */
    file?: string;
    typeOnly: boolean;
}

export interface Source {
    /** From the project's root, with forward slashes. */
    path: string;
    tree: ts.SourceFile;
    imports: Import[];
}

/** Paths of all files of the project that are its own text, from its root, with forward slashes. */
export function ownFiles(folder = root): string[] {
    return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
        const path = join(folder, entry.name);
        if (FOREIGN.has(entry.name)) {
            return [];
        }
        return entry.isDirectory() ? ownFiles(path) : [relative(root, path).split(sep).join('/')];
    });
}

/** The TypeScript files of some folders, parsed. */
export function sourcesIn(folders: readonly string[]): Source[] {
    return ownFiles()
        .filter(path => path.endsWith('.ts') && folders.some(folder => path.startsWith(`${folder}/`)))
        .map(path => {
            const tree = ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true);
            return { path, tree, imports: importsOf(path, tree) };
        });
}

/** Every node of a tree, parents first. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
    yield node;
    for (const child of node.getChildren()) {
        yield* nodesOf(child);
    }
}

/** `path:line` of a node, for messages. */
export function placeOf(source: Source, node: ts.Node): string {
    return `${source.path}:${source.tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

function importsOf(path: string, tree: ts.SourceFile): Import[] {
    const imports: Import[] = [];
    const add = (specifier: ts.Node | undefined, typeOnly: boolean) => {
        if (specifier && ts.isStringLiteral(specifier)) {
            const file = specifier.text.startsWith('.')
                ? posix.join(dirname(path), specifier.text).replace(/\.(?:c|m)?(?:js|ts)$/, '')
                : undefined;
            imports.push({ specifier: specifier.text, file, typeOnly });
        }
    };
    for (const node of nodesOf(tree)) {
        if (ts.isImportDeclaration(node)) {
            const clause = node.importClause;
            const bindings = clause?.namedBindings;
            const onlyTypes =
                !!bindings && ts.isNamedImports(bindings) && !clause.name && bindings.elements.every(element => element.isTypeOnly);
            add(node.moduleSpecifier, clause?.phaseModifier === ts.SyntaxKind.TypeKeyword || onlyTypes);
        } else if (ts.isExportDeclaration(node)) {
            add(node.moduleSpecifier, node.isTypeOnly);
        } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
            add(node.argument.literal, true);
        } else if (
            ts.isCallExpression(node) &&
            (node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require')
        ) {
            add(node.arguments[0], false);
        }
    }
    return imports;
}
