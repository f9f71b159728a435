import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../scripts/harness/config.mjs';

interface Manifest {
    main: string;
    bin: Record<string, string>;
    icon: string;
    engines: { vscode: string };
    devDependencies: Record<string, string>;
    activationEvents: string[];
    contributes: {
        languages: { id: string; configuration: string; icon: Record<string, string> }[];
        grammars: { path: string; scopeName: string }[];
        commands: { command: string; title: string; category: string }[];
        menus: Record<string, { command: string }[]>;
        keybindings: { command: string }[];
        configuration: { properties: Record<string, { markdownDescription: string }> };
        views: Record<string, { id: string; icon: string }[]>;
        viewsContainers: { activitybar: { icon: string }[] };
        walkthroughs: { steps: { description: string; media: { markdown: string }; completionEvents: string[] }[] }[];
        taskDefinitions: { type: string }[];
        problemMatchers: { name: string; pattern: { regexp: string } }[];
    };
}

const manifest = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Manifest;
const { contributes } = manifest;

/** The text of all sources of a stage. */
const sourcesOf = (stage: string) =>
    fs
        .readdirSync(path.join(ROOT, stage), { recursive: true, encoding: 'utf8' })
        .filter(file => file.endsWith('.ts'))
        .map(file => fs.readFileSync(path.join(ROOT, stage, file), 'utf8'))
        .join('\n');
const client = sourcesOf('client');
const server = sourcesOf('server');

/** Whether the server names a setting, or asks for all of its section and picks it. */
function isReadByServer(key: string): boolean {
    const [section, name] = key.slice(1, -1).split('.');
    return server.includes(key) || (server.includes(`getConfiguration(LANGUAGE, '${section}')`) && server.includes(`stated?.${name}`));
}

const commands = contributes.commands.map(each => each.command).sort();

describe('The manifest', () => {
    it('declares the commands that the client registers, and no others', () => {
        const registered = [...client.matchAll(/registerCommand\(\s*'([^']+)'/g)].map(match => match[1]).sort();
        assert.deepEqual(commands, registered);
    });

    it('offers only declared commands in menus and by keys', () => {
        const offered = [...Object.values(contributes.menus).flat(), ...contributes.keybindings].map(each => each.command);
        assert.deepEqual(
            offered.filter(command => !commands.includes(command)),
            []
        );
    });

    it('puts every command into one category', () => {
        assert.deepEqual([...new Set(contributes.commands.map(each => each.category))], ['tmodel']);
    });

    it('declares the views that the client fills', () => {
        const views = Object.values(contributes.views).flatMap(each => each.map(({ id }) => id));
        assert.deepEqual(
            views.filter(view => !client.includes(`'${view}'`)),
            []
        );
    });

    it('ends every step of the walkthrough with something that happens', () => {
        const views = Object.values(contributes.views).flatMap(each => each.map(({ id }) => id));
        const happens = (event: string) => {
            const [type, name] = event.split(':');
            const known = { onCommand: commands.includes(name), onView: views.includes(name), onContext: client.includes(`'${name}'`) };
            return known[type as keyof typeof known];
        };
        const steps = contributes.walkthroughs.flatMap(each => each.steps);
        assert.equal(steps.length, 5);
        assert.deepEqual(
            steps.filter(({ completionEvents }) => completionEvents.length === 0 || !completionEvents.every(happens)),
            []
        );
    });

    it('names a task type and a problem matcher that the client uses', () => {
        assert.ok(contributes.taskDefinitions.every(({ type }) => client.includes(`'${type}'`)));
        assert.ok(contributes.problemMatchers.every(({ name }) => client.includes(`'$${name}'`)));
    });

    it('declares only settings that something reads', () => {
        const connection = fs.readFileSync(path.join(ROOT, 'node_modules/vscode-languageclient/lib/common/client.js'), 'utf8');
        const unread = Object.keys(contributes.configuration.properties).filter(name => {
            const key = `'${name.replace(/^tmodel\./, '')}'`;
            // The settings that trace the protocol are read by the language client, under the client's own id.
            return !client.includes(key) && !isReadByServer(key) && !(key.startsWith("'trace.") && connection.includes(key));
        });
        assert.deepEqual(unread, []);
    });

    it('declares every setting that the client reads', () => {
        const read = [...client.matchAll(/\.get<[^>]+>\('([^']+)'/g)].map(match => `tmodel.${match[1]}`);
        assert.deepEqual(
            read.filter(name => !(name in contributes.configuration.properties)),
            []
        );
    });

    it('describes every setting', () => {
        const silent = Object.entries(contributes.configuration.properties).filter(([, setting]) => !setting.markdownDescription);
        assert.deepEqual(silent, []);
    });

    it('names files that exist', () => {
        const [language] = contributes.languages;
        const files = [
            manifest.icon,
            language.configuration,
            ...Object.values(language.icon),
            ...contributes.grammars.map(each => each.path),
            ...contributes.viewsContainers.activitybar.map(each => each.icon),
            ...Object.values(contributes.views).flatMap(each => each.map(({ icon }) => icon)),
            ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.markdown))
        ];
        assert.deepEqual(
            files.filter(file => !fs.existsSync(path.join(ROOT, file))),
            []
        );
    });

    it('names bundles that the build makes', () => {
        const build = fs.readFileSync(path.join(ROOT, 'scripts/build.mjs'), 'utf8');
        const made = [manifest.main.replace(/^\.\//, ''), ...Object.values(manifest.bin)];
        assert.deepEqual(
            made.filter(file => !build.includes(`'${file}'`)),
            []
        );
    });

    it('activates the extension for a diagram that the window brings back', () => {
        const type = /VIEW_TYPE = '([^']+)'/.exec(client)?.[1];
        assert.ok(manifest.activationEvents.includes(`onWebviewPanel:${type}`));
    });

    it('asks for the release of VS Code whose types the client is checked against', () => {
        assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode']}`);
    });
});

describe('The dependencies', () => {
    it('hold one copy of the protocol, because its errors are told apart by their class', () => {
        const listed = execFileSync('npm', ['ls', 'vscode-jsonrpc', '--all', '--parseable'], { cwd: ROOT, encoding: 'utf8' });
        assert.equal(new Set(listed.trim().split('\n')).size, 1, listed);
    });
});
