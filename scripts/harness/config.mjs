// What the test host is made of and where it is kept. None of it is part of the shipped extension.
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Results, logs and pictures of a run. Not under version control. */
export const ARTIFACTS = path.join(ROOT, '.artifacts');

const given = process.env.TMODEL_VSCODE_VERSION;

/** The npm package that carries a VS Code server and workbench (4.139.1 is VS Code 1.139.1). */
export const CODE = {
    name: 'code-server',
    version: given ?? '4.139.1',
    // Only the version that is pinned here can be checked; another one is the choice of whoever set the variable.
    integrity: given ? undefined : 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew=='
};

/** The Node that VS Code's server needs. It is newer than the one this project asks of its developers. */
export const NODE = {
    name: `node-${process.platform}-${process.arch}`,
    version: process.env.TMODEL_VSCODE_NODE_VERSION ?? '24.21.0'
};

export const CACHE = path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'tmodel');

/** Bump `v1` when install.mjs changes what it leaves here. */
export const HOST = path.join(CACHE, `vscode-v1-${CODE.version}-node-${NODE.version}-${process.arch}`);
export const SERVER_MAIN = path.join(HOST, 'vscode/out/server-main.js');
export const NODE_BIN = path.join(HOST, 'node/bin/node');
export const READY = path.join(HOST, '.ready');

/** The extension as users install it. */
export const vsixPath = version => path.join(ARTIFACTS, `tmodel-${version}.vsix`);
