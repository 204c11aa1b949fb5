/** A shard: one of several parts of a run's replications, each made by a process of its own. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

/** What a fault says to somebody who wrote a flag. */
export interface ShardFault {
  readonly problem: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const MOST_SHARDS = 100_000;

/** How schedulers number the jobs of an array, and from where. */
const SCHEDULERS: readonly {
  readonly name: string;
  readonly index: string;
  readonly count: string;
  readonly first: (env: Environment) => number;
}[] = [
  {
    name: 'Slurm',
    index: 'SLURM_ARRAY_TASK_ID',
    count: 'SLURM_ARRAY_TASK_COUNT',
    first: (env) => Number(env['SLURM_ARRAY_TASK_MIN'] ?? 1),
  },
  { name: 'Kubernetes', index: 'JOB_COMPLETION_INDEX', count: 'COMPLETIONS', first: () => 0 },
  { name: 'GitLab', index: 'CI_NODE_INDEX', count: 'CI_NODE_TOTAL', first: () => 1 },
];

/**
 * The shard that a flag means: `3/10`, or `auto` for what a scheduler says, whose number of jobs may
 * be given as in `auto/10`.
 */
export function parseShard(text: string, env: Environment): Shard | ShardFault {
  const given = /^\s*(auto|\d+)\s*(?:\/\s*(\d+)\s*)?$/.exec(text);
  if (given === null) return fault(`--shard ${text}: write e.g. 3/10, or auto`);
  const [, index, count] = given;
  if (index === 'auto') return fromScheduler(env, count);
  if (count === undefined) {
    return fault(`--shard ${text}: of how many? write e.g. ${index}/10`);
  }
  return checked(`--shard ${text}`, Number(index), Number(count));
}

function fromScheduler(env: Environment, given: string | undefined): Shard | ShardFault {
  const scheduler = SCHEDULERS.find(({ index }) => (env[index] ?? '') !== '');
  if (scheduler === undefined) {
    const names = SCHEDULERS.map(({ name, index }) => `${index} (${name})`).join(', ');
    return fault(`--shard auto: none of ${names} is set; write e.g. --shard 3/10`);
  }
  const count = given ?? env[scheduler.count];
  if (count === undefined || count === '') {
    return fault(
      `--shard auto: ${scheduler.index} is set and ${scheduler.count} is not; write the number of jobs, e.g. --shard auto/10`,
    );
  }
  const index = Number(env[scheduler.index]) - scheduler.first(env) + 1;
  const said = `${scheduler.index}=${env[scheduler.index]}`;
  return checked(
    `--shard ${given === undefined ? 'auto' : `auto/${given}`} (${said})`,
    index,
    Number(count),
  );
}

function checked(said: string, index: number, count: number): Shard | ShardFault {
  if (!Number.isInteger(count) || count < 1 || count > MOST_SHARDS) {
    return fault(`${said}: there can be 1 to ${MOST_SHARDS} shards`);
  }
  if (!Number.isInteger(index) || index < 1 || index > count) {
    return fault(`${said}: shards are numbered from 1 to ${count}, without gaps`);
  }
  return { index, count };
}

function fault(problem: string): ShardFault {
  return { problem };
}

/** The replications of a shard, counted from 0, to before `end`; none where there are more shards. */
export function rangeOf({ index, count }: Shard, replications: number) {
  return {
    from: Math.floor(((index - 1) * replications) / count),
    end: Math.floor((index * replications) / count),
  };
}

/** Names that sort in the order of the shards. */
export function shardFileName({ index, count }: Shard): string {
  return `shard-${String(index).padStart(String(count).length, '0')}-of-${count}.bin`;
}

/** Whether a file of a folder is a shard by its name. */
export function isShardFileName(name: string): boolean {
  return /^shard-\d+-of-\d+\.bin$/.test(name);
}

/** The same, or what a process is writing or has left behind of one. */
export function isOfShards(name: string): boolean {
  return /^shard-\d+-of-\d+\.bin(\.partial-.*)?$/.test(name);
}

/** Numbers as a reader likes them: `1, 4-6`. */
export function asRanges(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? from : `${from}-${to}`)).join(', ');
}
