import { writeFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Analysis } from '../../analysis/finding.js';
import type { ThemeName } from '../../diagram/index.js';
import { printable } from '../../formats/printable.js';
import { CallError, inWords } from '../call-error.js';
import { ExitStatus } from '../exit-status.js';
import { loadModels, type LoadedSystem } from '../load-models.js';
import { analyseSystems } from '../report-on.js';
import { writeOut } from '../terminal.js';
import { parseDay, today } from '../today.js';

interface DiagramOptions {
    output: string;
    system?: string;
    theme: ThemeName;
    scale: number;
    today?: string;
}

/** Named here so that the help does not load the renderer; the type keeps them complete. */
const THEMES: Record<ThemeName, true> = { light: true, dark: true, 'high-contrast': true, 'high-contrast-light': true };

/** Adds `tmodel diagram`; `finish` receives the exit status. */
export function addDiagram(program: Command, finish: (status: number) => void): void {
    program
        .command('diagram')
        .summary('draw the data flow diagram of a model')
        .description('Draws the data flow diagram of a system, with its findings, as an SVG file, or as a PNG file where the name ends in .png.')
        .argument('<file>', 'the model')
        .requiredOption('-o, --output <file>', 'where to write the picture; - for standard output')
        .option('--system <name>', 'which system to draw, where the file has several (default: the first)')
        .addOption(new Option('--theme <theme>', 'colours of the picture').choices(Object.keys(THEMES)).default('light'))
        .option('--scale <number>', 'pixels of a PNG file per unit of the drawing, 1 to 4', parseScale, 1)
        .option('--today <YYYY-MM-DD>', 'the day on which acceptances and due dates are judged (default: today)', parseDay)
        .addHelpText(
            'after',
            `
Examples:
  tmodel diagram chat.tmodel -o chat.svg
  tmodel diagram chat.tmodel -o chat.png --scale 2
  tmodel diagram chat.tmodel --theme dark -o - > chat.svg`
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
                await writePicture(await draw(system, systems[0].analysis, options.theme), options);
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

async function draw({ model, library }: LoadedSystem, analysis: Analysis, theme: ThemeName): Promise<string> {
    // The layout engine is large, and `check` does without it.
    const { buildScene, kindShapes, layoutScene, renderSvgFile } = await import('../../diagram/index.js');
    const scene = buildScene(model, kindShapes(library), analysis);
    return renderSvgFile(await layoutScene(scene), { theme });
}

async function writePicture(svg: string, { output, scale }: DiagramOptions): Promise<void> {
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
