// JavaScript in place of the two native modules that VS Code's server loads at every start.
import fs from 'node:fs';
import path from 'node:path';

// Ends an extension host whose server has died.
const watchdog = `exports.start = parent => {
    setInterval(() => {
        try { process.kill(parent, 0); } catch { process.exit(0); }
    }, 2000).unref();
};
`;

// The server loads this one with import(), which sees only names that are assigned to `exports` one by one.
const log = `const fs = require('fs');
const path = require('path');
const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
class Logger {
    constructor(file) { this.file = file; this.level = 2; this.raw = false; }
    write(level, text) {
        if (level < this.level) return;
        const line = this.raw ? text : new Date().toISOString() + ' [' + levels[level] + '] ' + text + '\\n';
        try { fs.appendFileSync(this.file, line); } catch { /* the folder is gone: the server is being stopped */ }
    }
    trace(text) { this.write(0, text); }
    debug(text) { this.write(1, text); }
    info(text) { this.write(2, text); }
    warn(text) { this.write(3, text); }
    error(text) { this.write(4, text); }
    critical(text) { this.write(5, text); }
    getLevel() { return this.level; }
    setLevel(level) { this.level = level; }
    setPattern() {}
    clearFormatters() { this.raw = true; }
    flush() {}
    drop() {}
}
const create = async (name, file) => {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    return new Logger(file);
};
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
`;

function writeModule(vscode, name, source) {
    const folder = path.join(vscode, 'node_modules', name);
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name, version: '0.0.0', main: 'index.js' }));
    fs.writeFileSync(path.join(folder, 'index.js'), source);
}

/** Puts the stand-ins into the `node_modules` of an unpacked VS Code server. */
export function replaceNativeLoggers(vscode) {
    writeModule(vscode, '@vscode/native-watchdog', watchdog);
    writeModule(vscode, 'native-watchdog', watchdog);
    writeModule(vscode, '@vscode/spdlog', log);
}
