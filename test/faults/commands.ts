/** The commands that leave something behind, each where it would write, and what it needs before. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder, ringback, smallScenario } from '../cli/run-cli.js';
import { linesOf, samples } from '../fit/samples.js';

export interface Command {
  readonly args: readonly string[];
  /** What it leaves: a folder or a file. */
  readonly target: string;
  /** Commands that come before it. */
  readonly before?: readonly (readonly string[])[];
  /** A command that leaves something else in the same place. */
  readonly earlier?: readonly string[];
  /** Its files appear one after the other, each when it is whole. */
  readonly isByFile?: boolean;
}

const RUN = ['run', 's.yaml', '--record', '--out', 'out'];
const COMPARE = [
  ...['compare', 's.yaml', '--across', 'teams.support.agents=2,3', '--report', 'page.html'],
];
const SWEEP = ['sweep', 's.yaml', '--param', 'teams.support.agents=2..3', '--out', 'grid.csv'];
const SAVE = ['baseline', 'save', 'agreed', 's.yaml'];
const shard = (index: number): string[] => [
  ...['run', 's.yaml', '--shard', `${index}/2`, '--out', 'parts'],
];

export const commands: Readonly<Record<string, Command>> = {
  run: { args: RUN, target: 'out', earlier: [...RUN, '--seed', '8'] },
  'run on two threads': {
    args: [...RUN, '--reps', '8', '-j', '2'],
    target: 'out',
    earlier: [...RUN, '--seed', '8'],
  },
  'run --shard': { args: shard(1), target: 'parts/shard-1-of-2.bin' },
  merge: {
    args: ['merge', 'parts', '--out', 'merged'],
    target: 'merged',
    before: [shard(1), shard(2)],
  },
  compare: { args: COMPARE, target: 'page.html', earlier: [...COMPARE, '--seed', '8'] },
  sweep: { args: SWEEP, target: 'grid.csv', earlier: [...SWEEP, '--seed', '8'] },
  import: {
    args: ['import', 'calls.csv', '--out', 'imported'],
    target: 'imported',
    earlier: ['import', 'more-calls.csv', '--out', 'imported'],
  },
  report: { args: ['report', 'out', '--out', 'page.html'], target: 'page.html', before: [RUN] },
  export: {
    args: ['export', 'out', '--out', 'exported'],
    target: 'exported',
    before: [RUN],
    isByFile: true,
  },
  'baseline save': {
    args: SAVE,
    target: 'baselines/agreed',
    earlier: [...SAVE, '--seed', '8'],
    isByFile: true,
  },
};

/** A folder in which a command can be called. */
export async function folderFor({ before = [] }: Command): Promise<string> {
  const calls = samples[0]!;
  const repeated = (times: number) => Array.from({ length: times }, () => calls.calls).flat();
  const cwd = newFolder({
    's.yaml': smallScenario(),
    'calls.csv': linesOf(calls, repeated(200)).join('\n'),
    'more-calls.csv': linesOf(calls, repeated(210)).join('\n'),
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
