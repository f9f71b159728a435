import { Option, type Command } from 'commander';
import { SEVERITIES, type Severity } from '../../analysis/finding.js';
import { renderJson } from '../../formats/json.js';
import { renderLines } from '../../formats/lines.js';
import { renderText } from '../../formats/text.js';
import { exitStatusOf } from '../exit-status.js';
import { reportOn } from '../report-on.js';
import { wantsColour, writeOut } from '../terminal.js';
import { parseDay, today } from '../today.js';

interface CheckOptions {
    format: 'text' | 'lines' | 'json';
    failOn: Severity | 'none';
    allQuestions?: true;
    today?: string;
}

/** Adds `tmodel check`; `finish` receives the exit status. */
export function addCheck(program: Command, finish: (status: number) => void): void {
    program
        .command('check')
        .summary('analyse models and list their threats')
        .description(
            'Analyses the systems in files and folders (*.tmodel, at any depth) and lists their threats, open questions and errors.'
        )
        .argument('<path...>', 'files or folders')
        .addOption(new Option('--format <format>', 'how to write the report').choices(['text', 'lines', 'json']).default('text'))
        .addOption(
            new Option('--fail-on <severity>', 'lowest severity of open and planned findings that makes the exit status 1')
                .choices([...SEVERITIES].reverse().concat('none' as never))
                .default('high')
        )
        .option('--all-questions', 'list all open questions; of one place no more than three are listed otherwise')
        .option('--today <YYYY-MM-DD>', 'the day on which acceptances and due dates are judged (default: today)', parseDay)
        .addHelpText(
            'after',
            `
Exit status:
  0  no open or planned finding at or above --fail-on
  1  at least one
  2  the model has errors, or the call is wrong

Examples:
  tmodel check .
  tmodel check services/chat.tmodel --fail-on medium
  tmodel check models --format json --fail-on none > findings.json`
        )
        .action(async (paths: string[], options: CheckOptions) => {
            const report = await reportOn(paths, {
                today: options.today ?? today(),
                ...(options.allQuestions ? { questionsAtOnce: Infinity } : {})
            });
            const failOn = options.failOn === 'none' ? undefined : options.failOn;
            const colour = wantsColour(process.env, process.stdout.isTTY === true);
            const render = { json: renderJson, lines: renderLines, text: (each: typeof report) => renderText(each, { colour, failOn }) };
            await writeOut(render[options.format](report));
            finish(exitStatusOf(report, failOn));
        });
}
