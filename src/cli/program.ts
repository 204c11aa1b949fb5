/**
 * The commands of `ringback` and their flags. Commands are loaded when they are called, so that
 * `--version` and `--help` start as fast as Node does.
 */
import { Command } from 'commander';
import { version } from '../version.js';
import { declareAbout } from './declare-about.js';
import { declareCheck } from './declare-check.js';
import { declareCompare } from './declare-compare.js';
import { declareHelp } from './declare-help.js';
import { declareImport } from './declare-import.js';
import { declarePlanning } from './declare-planning.js';
import { declarePool } from './declare-pool.js';
import { declareReplay } from './declare-replay.js';
import { declareMerge, declareRun } from './declare-run.js';
import { declareSensitivity } from './declare-sensitivity.js';
import { declareExport, declareServe } from './declare-serve.js';
import { declareReport, declareShow } from './declare-show.js';

/** All commands, in the order in which help lists them. */
export function newProgram(): Command {
  const program = new Command('ringback')
    .description(
      'What queued callbacks would do to a contact center: abandonment avoided, callback timing drift, re-queues.',
    )
    .version(version, '-V, --version', 'print the version')
    .option('--no-color', 'no colours (also NO_COLOR)')
    .helpOption('-h, --help', 'print this help')
    .exitOverride();
  declareRun(program);
  declareMerge(program);
  declarePool(program);
  declareCompare(program);
  declarePlanning(program);
  declareSensitivity(program);
  declareCheck(program);
  declareImport(program);
  declareReplay(program);
  declareShow(program);
  declareReport(program);
  declareServe(program);
  declareExport(program);
  declareAbout(program);
  declareHelp(program);
  pointToHelp(program, program.name());
  return program;
}

/** After an error each command says what lists its own flags. */
function pointToHelp(command: Command, words: string): void {
  const has = command.commands.length > 0 ? 'commands' : 'flags';
  command.showHelpAfterError(`(${words} --help lists its ${has})`);
  for (const each of command.commands) pointToHelp(each, `${words} ${each.name()}`);
}
