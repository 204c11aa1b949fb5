/** `ringback doctor`: whether this machine has what the program needs. */
import { fitWidth } from '../reports/fit-width.js';
import { plural } from '../reports/html/words.js';
import { plainTable } from '../reports/terminal-table.js';
import { type Finding, findings } from './doctor-checks.js';
import { Exit, ExitCode } from './exit-code.js';
import { paintFor, print } from './streams.js';

export interface DoctorFlags {
  readonly out: string;
  readonly json?: boolean;
  readonly color: boolean;
}

/** @throws Exit where something is not as it must be */
export async function doctor({ out, json, color }: DoctorFlags): Promise<void> {
  const found = await findings({ folder: out, color });
  const problems = found.filter(({ state }) => state === 'problem').length;
  if (json) {
    await print(`${JSON.stringify({ ok: problems === 0, checks: found }, null, 2)}\n`);
  } else {
    await print(`${textOf(found, problems, color)}\n`);
  }
  if (problems > 0) throw new Exit(ExitCode.World);
}

function textOf(found: readonly Finding[], problems: number, color: boolean): string {
  const paint = paintFor(process.stdout, color);
  const marks = {
    ok: paint.green('ok'),
    note: paint.yellow('note'),
    problem: paint.red('problem'),
  };
  const table = plainTable();
  for (const { state, name, found: what, remedy } of found) {
    table.push([marks[state], name, remedy === null ? what : `${what}; ${remedy}`]);
  }
  const verdict =
    problems === 0
      ? 'verdict: everything is as it must be\nnext: npx ringback init support.yaml'
      : `verdict: ${plural(problems, 'problem')}`;
  return fitWidth(`${table.toString()}\n${verdict}`, process.stdout.columns, 4);
}
