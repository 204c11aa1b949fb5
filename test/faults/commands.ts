/** The commands that leave something behind, each where it would write, and what it needs before. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder, ringback, smallScenario } from '../cli/run-cli.js';
import { linesOf, samples } from '../fit/samples.js';

interface Command {
  readonly args: readonly string[];
  /** What it leaves: a folder or a file. */
  readonly target: string;
  /** Commands that come before it. */
  readonly before?: readonly (readonly string[])[];
}

const RUN = ['run', 's.yaml', '--record', '--out', 'out'];
const shard = (index: number): string[] => [
  ...['run', 's.yaml', '--shard', `${index}/2`, '--out', 'parts'],
];

export const commands: Readonly<Record<string, Command>> = {
  run: { args: RUN, target: 'out' },
  'run --shard': { args: shard(1), target: 'parts/shard-1-of-2.bin' },
  merge: {
    args: ['merge', 'parts', '--out', 'merged'],
    target: 'merged',
    before: [shard(1), shard(2)],
  },
  sweep: {
    args: ['sweep', 's.yaml', '--param', 'teams.support.agents=2..3', '--out', 'grid.csv'],
    target: 'grid.csv',
  },
  import: { args: ['import', 'calls.csv', '--out', 'imported'], target: 'imported' },
  report: { args: ['report', 'out', '--out', 'page.html'], target: 'page.html', before: [RUN] },
  export: {
    args: ['export', 'out', '--out', 'exported'],
    target: 'exported',
    before: [RUN],
  },
  'baseline save': {
    args: ['baseline', 'save', 'agreed', 's.yaml'],
    target: 'baselines/agreed',
  },
};

/** A folder in which a command can be called. */
export async function folderFor({ before = [] }: Command): Promise<string> {
  const calls = samples[0]!;
  const cwd = newFolder({
    's.yaml': smallScenario(),
    'calls.csv': linesOf(calls, Array.from({ length: 200 }, () => calls.calls).flat()).join('\n'),
  });
  for (const args of before) {
    const { code, stderr } = await ringback(args, { cwd });
    if (code !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  }
  return cwd;
}

/** Every file of a target, by name; of a manifest, only that it is there. Empty: there is nothing. */
export function leftAt(target: string): Record<string, string> {
  if (!existsSync(target)) return {};
  const files = statSync(target).isDirectory()
    ? readdirSync(target).map((name) => join(target, name))
    : [target];
  return Object.fromEntries(
    files.map((file) => [
      file.slice(target.length),
      /manifest\.json$/.test(file) ? '' : readFileSync(file, 'latin1'),
    ]),
  );
}

/** What a command that failed has left lying about. */
export function litter(cwd: string): string[] {
  const names = readdirSync(cwd, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.(?:partial|old)-|\.spool$/.test(name));
}
