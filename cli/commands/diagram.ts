import { mkdir, writeFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Analysis, FindingStatus, Severity } from '../../analysis/finding.js';
import type { DetailLevel, ThemeName } from '../../diagram/index.js';
import type { SystemModel } from '../../language/model/system-model.js';
import { printable } from '../../formats/printable.js';
import { CallError, inWords } from '../call-error.js';
import { askedView, type ViewOptions } from '../diagram-view.js';
import { ExitStatus } from '../exit-status.js';
import { loadModels, type LoadedSystem } from '../load-models.js';
import { analyseSystems } from '../report-on.js';
import { writeOut } from '../terminal.js';
import { positionsBeside } from '../positions-beside.js';
import { parseDay, today } from '../today.js';

interface DiagramOptions extends ViewOptions {
    output: string;
    allViews?: boolean;
    system?: string;
    theme: ThemeName;
    scale: number;
    today?: string;
}

/** Named here so that the help does not load the renderer; the type keeps them complete. */
const THEMES: Record<ThemeName, true> = { light: true, dark: true, 'high-contrast': true, 'high-contrast-light': true };

const LEVELS: Record<DetailLevel, true> = { context: true, boundaries: true, everything: true };
const SEVERITIES: Record<Severity, true> = { critical: true, high: true, medium: true, low: true, info: true };
const STATUSES: Record<FindingStatus, true> = {
    open: true,
    planned: true,
    residual: true,
    accepted: true,
    transferred: true,
    avoided: true,
    dismissed: true,
    mitigated: true
};

/** An option that can be given several times. */
function several(flags: string, description: string): Option {
    return new Option(flags, description).argParser((value: string, before: string[] | undefined) => [...(before ?? []), value]);
}

/** The same, of some values. */
function severalOf(flags: string, description: string, values: Record<string, true>): Option {
    const known = Object.keys(values);
    return new Option(flags, `${description} (${known.join(', ')})`).argParser((value: string, before: string[] | undefined) => {
        if (!known.includes(value)) throw new InvalidArgumentError(`Allowed choices are ${known.join(', ')}.`);
        return [...(before ?? []), value];
    });
}

/** Adds `tmodel diagram`; `finish` receives the exit status. */
export function addDiagram(program: Command, finish: (status: number) => void): void {
    program
        .command('diagram')
        .summary('draw the data flow diagram of a model')
        .description(
            'Draws the data flow diagram of a system, with its findings, as an SVG file, or as a PNG file where the name ends in .png.'
        )
        .argument('<file>', 'the model')
        .requiredOption('-o, --output <file>', 'where to write the picture; - for standard output')
        .option('--system <name>', 'which system to draw, where the file has several (default: the first)')
        .addOption(new Option('--theme <theme>', 'colours of the picture').choices(Object.keys(THEMES)).default('light'))
        .option('--scale <number>', 'pixels of a PNG file per unit of the drawing, 1 to 4', parseScale, 1)
        .option('--view <name>', 'draw a view that the model keeps')
        .option('--all-views', 'draw every view that the model keeps, into the folder that --output names')
        .addOption(new Option('--level <level>', 'how much is drawn (default: by size)').choices(Object.keys(LEVELS)))
        .option('--focus <type:name>', 'draw only what concerns element:NAME, data:NAME, control:NAME or "finding:THREAT on PLACE"')
        .addOption(several('--collapse <place>', 'do not draw what is inside this element or zone; several times for several'))
        .addOption(several('--expand <place>', 'draw what is inside this element or zone, whatever the level'))
        .addOption(severalOf('--severity <severity>', 'count only findings of this severity', SEVERITIES))
        .addOption(severalOf('--status <status>', 'count only findings in this state', STATUSES))
        .addOption(several('--stride <category>', 'count only findings of this STRIDE category'))
        .addOption(several('--tactic <title>', 'count only findings that serve this tactic of ATLAS'))
        .option('--data', 'show the class of what flows carry and stores hold')
        .option('--today <YYYY-MM-DD>', 'the day on which acceptances and due dates are judged (default: today)', parseDay)
        .addHelpText(
            'after',
            `
Examples:
  tmodel diagram chat.tmodel -o chat.svg
  tmodel diagram chat.tmodel -o chat.png --scale 2
  tmodel diagram chat.tmodel --theme dark -o - > chat.svg
  tmodel diagram chat.tmodel --level boundaries --expand prod -o chat.svg
  tmodel diagram chat.tmodel --focus "finding:prompt-injection on assistant" -o attack.svg
  tmodel diagram chat.tmodel --all-views -o pictures`
        )
        .action(async (file: string, options: DiagramOptions) => {
            // A slip such as `-o chat.tmodel` must not cost the model.
            if (extname(options.output) === '.tmodel') throw new CallError(`the picture would overwrite a model: ${options.output}`);
            const models = await loadModels([file]);
            const errors = models.problems.filter(problem => problem.severity === 'error');
            const system = chooseSystem(models.systems, file, options.system, errors.length > 0);
            if (system !== undefined) {
                const { systems, problems } = analyseSystems([system], { today: options.today ?? today() });
                for (const problem of problems) errors.push(problem);
                await drawAsked(system, systems[0].analysis, { ...options, file });
            }
            for (const { source, message } of errors) {
                const { line, character } = source.range.start;
                process.stderr.write(`${printable(`${models.fileName(source.uri)}:${line + 1}:${character + 1} ${message}`)}\n`);
            }
            finish(errors.length > 0 ? ExitStatus.wrong : ExitStatus.clean);
        });
}

/** The system to draw; undefined where there is none and the errors already say why. */
function chooseSystem(systems: LoadedSystem[], file: string, name: string | undefined, explained: boolean): LoadedSystem | undefined {
    const chosen = name === undefined ? systems[0] : systems.find(({ model }) => model.name === name);
    if (chosen !== undefined || (explained && systems.length === 0)) return chosen;
    const names = systems.map(({ model }) => model.name).join(', ');
    throw new CallError(systems.length === 0 ? `${file} declares no system` : `${file} has no system ${name}; it has ${names}`);
}

/** Draws what a call asks for: one picture, or one for each view of the model. */
async function drawAsked(system: LoadedSystem, analysis: Analysis, options: DiagramOptions & { file: string }): Promise<void> {
    const { model } = system;
    if (!options.allViews) return writePicture(await draw(system, analysis, options), options);
    if (model.views.length === 0) throw new CallError(`${model.name} has no views`);
    try {
        await mkdir(resolve(options.output), { recursive: true });
    } catch (error) {
        throw new CallError(`cannot write to ${options.output}: ${inWords(error)}`);
    }
    for (const { name } of model.views) {
        const output = join(options.output, `${name}.svg`);
        await writePicture(await draw(system, analysis, { ...options, view: name }), { ...options, output });
    }
}

async function draw({ model, library }: LoadedSystem, analysis: Analysis, options: DiagramOptions & { file: string }): Promise<string> {
    // The layout engine is large, and `check` does without it.
    const { applyView, buildScene, kindShapes, layoutScene, renderSvgFile, viewOf } = await import('../../diagram/index.js');
    const controls = library.controls.map(({ name }) => name);
    const asked = askedView(options, { model, analysis, controls }, viewOf);
    const scene = buildScene(model, kindShapes(library), analysis);
    const { scene: viewed, problem } = applyView(scene, asked.view, { model, library, analysis });
    if (problem !== undefined && options.focus !== undefined) throw new CallError(problem);
    const remark = asked.problem ?? problem;
    if (remark !== undefined) process.stderr.write(`${printable(remark)}\n`);
    const fixed = (await positionsBeside(options.file))[model.name];
    return renderSvgFile(await layoutScene(viewed, { fixed }), { theme: options.theme, title: titleOf(model, options.view) });
}

/** The system's title, and behind it that of the view. */
function titleOf({ name, title = name, views }: SystemModel, wanted: string | undefined): string {
    const view = views.find(each => each.name === wanted);
    return view ? `${title}: ${view.title ?? view.name}` : title;
}

async function writePicture(svg: string, { output, scale }: Pick<DiagramOptions, 'output' | 'scale'>): Promise<void> {
    if (output === '-') return writeOut(svg);
    const isPng = extname(output).toLowerCase() === '.png';
    const content = isPng ? await (await import('../png.js')).renderPng(svg, scale) : svg;
    try {
        await writeFile(resolve(output), content);
    } catch (error) {
        throw new CallError(`cannot write ${output}: ${inWords(error)}`);
    }
}

function parseScale(text: string): number {
    const scale = Number(text);
    if (!(scale >= 1 && scale <= 4)) throw new InvalidArgumentError('It must be a number from 1 to 4.');
    return scale;
}
