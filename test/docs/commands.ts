/** The commands that the pages show, and what there must be for them to run. */
import { readFileSync } from 'node:fs';
import { smallText } from '../experiments/small-scenario.js';

/** Every command of a page, in its order, each once. */
export function commandsOf(page: string): string[] {
  const text = readFileSync(page, 'utf8').replace(ANSWERED, '');
  const found: { at: number; command: string }[] = [];
  for (const block of text.matchAll(/^ *```[a-z]*\n([\s\S]*?)^ *```/gm)) {
    const lines = (block[1] ?? '').replace(/ *\\\n\s*/g, ' ').split('\n');
    for (const line of lines) {
      const command = IN_A_BLOCK.exec(line)?.[1];
      if (command !== undefined) found.push({ at: block.index, command });
    }
  }
  const prose = text.replace(/^ *```[\s\S]*?^ *```/gm, (block) => ' '.repeat(block.length));
  for (const span of prose.matchAll(/`(npx ringback [^`]+)`/g)) {
    found.push({ at: span.index, command: (span[1] ?? '').replace(/\s+/g, ' ') });
  }
  const inOrder = found.sort((a, b) => a.at - b.at).map(({ command }) => bare(command));
  return [...new Set(inOrder)];
}

/** What is refused on purpose stands with its answer, and other tests hold it to that. */
const ANSWERED = /<!-- begin errors -->[\s\S]*<!-- end errors -->/;

/** A line that is a command: on its own, after a prompt, or as a step of a pipeline. */
const IN_A_BLOCK =
  /^\s*(?:\$ |- run: |- |sh ')?(?:npm ci && )?((?:[A-Z_]+=\S+ )*(?:npx )?ringback [a-z].*?)'?$/;

/** Without a comment, and without the prefix that a clone needs. */
function bare(command: string): string {
  const isQuotedWhole = (command.match(/'/g) ?? []).length % 2 === 1;
  return `${command}${isQuotedWhole ? "'" : ''}`.replace(/ +# .*$/, '').replace(/^npx /, '');
}

const REDIS = 'RINGBACK_REDIS=redis://:secret@redis.example:6379';

/** Commands that are not run, and why. */
export const NOT_RUN: ReadonlyMap<string, string> = new Map([
  ['ringback explain NAME', 'NAME is any name'],
  ['ringback explain KEY', 'KEY is any key'],
  ['ringback show RESULTS --callback ID', 'RESULTS and ID are of a run of one’s own'],
  ['ringback baseline save NAME SCENARIO', 'NAME and SCENARIO are one’s own'],
  ['ringback check SCENARIO --baseline NAME', 'NAME and SCENARIO are one’s own'],
  [`${REDIS} ringback worker`, 'the Redis is an example; the tests of the pool have one'],
  [`${REDIS} ringback submit day.yaml --reps 1000`, 'as the worker'],
  [
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the place is the workflow's to fill.
    'ringback run day.yaml --reps 1000 --shard ${{ matrix.shard }}/4 --out out',
    'the shard is filled in by the workflow',
  ],
]);

/** Commands that go on until they are stopped, and what they say once they are ready. */
export const UNTIL_STOPPED: ReadonlyMap<string, string> = new Map([
  ['ringback serve results/scripted', 'Ctrl-C ends it'],
]);

/** What a page takes for granted: files, variables, and commands that it does not show. */
export interface Given {
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly before?: readonly string[];
}

const small = smallText('', { length: '20m', replications: 2 });

export const GIVEN: Readonly<Record<string, Given>> = {
  'docs/api.md': { env: { RINGBACK_PORT: '0' } },
  'docs/architecture.md': {
    before: ['ringback run scenarios/scripted.yaml --out results/scripted'],
  },
  'docs/compare.md': {
    files: { 'a.yaml': small, 'b.yaml': small.replace('agents: 3', 'agents: 4') },
  },
  'docs/dashboard.md': {
    env: { RINGBACK_PORT: '0' },
    before: ['ringback run scenarios/scripted.yaml --record --out results/scripted'],
  },
  'docs/pipelines.md': {
    files: { 'support.yaml': `${small}\nthresholds: [abandonedRate < 99%]\n` },
  },
  'docs/presets.md': { files: { 'scenario.yaml': small } },
  'docs/scale.md': {
    files: { 'day.yaml': small },
    env: { SLURM_ARRAY_TASK_ID: '1', SLURM_ARRAY_TASK_COUNT: '10', SLURM_ARRAY_TASK_MIN: '1' },
  },
};
