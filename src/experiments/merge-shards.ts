/** The shards of one run, found and checked, and their replications as if they were run here. */
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { differencesOf } from '../scenario/differences.js';
import { storedScenario } from '../scenario/stored.js';
import type { Chunk } from './chunk.js';
import { breathe, NothingToKeep, type Runner, type RunnerOptions, type Work } from './runner.js';
import { asRanges, isShardFileName } from './shard.js';
import { openIfThere, type ShardFile } from './shard-file.js';

export type Gathered =
  /** All shards of a run, in order. */
  | { readonly ok: true; readonly shards: readonly [ShardFile, ...ShardFile[]] }
  | {
      readonly ok: false;
      /** Whether they belong together as far as they go, and others are still to come. */
      readonly isIncomplete: boolean;
      readonly problems: readonly string[];
    };

/** @param paths folders that hold shards, or shards */
export function gatherShards(paths: readonly string[], modelVersion: string): Gathered {
  const problems: string[] = [];
  const shards = [...filesOf(paths, problems)].flatMap((path) => {
    const shard = openIfThere(path);
    if (shard === null) problems.push(`${path} is no shard, or is damaged; run it again`);
    return shard === null ? [] : [shard];
  });
  const [reference] = shards;
  if (reference !== undefined) {
    for (const shard of shards) problems.push(...foreign(shard, reference));
    if (reference.head.modelVersion !== modelVersion) {
      problems.push(
        `${reference.path} was made by another version of the simulation (${reference.head.modelVersion}, this is ${modelVersion}); merge with the program that made it, or run the shards again`,
      );
    }
  }
  if (problems.length === 0) problems.push(...doubled(shards));
  if (problems.length > 0) return { ok: false, isIncomplete: false, problems };
  const ordered = shards.sort((a, b) => a.head.index - b.head.index);
  const missing = missingOf(ordered);
  if (missing.length > 0) return { ok: false, isIncomplete: true, problems: missing };
  return { ok: true, shards: ordered as [ShardFile, ...ShardFile[]] };
}

/** Every file once, however often it is named. */
function filesOf(paths: readonly string[], problems: string[]): Set<string> {
  const files = new Set<string>();
  for (const path of paths) {
    if (!existsSync(path)) {
      problems.push(`${path} is not there`);
      continue;
    }
    const found = statSync(path).isDirectory() ? shardsIn(path) : [path];
    if (found.length === 0) {
      problems.push(
        `${path} holds no shards (shard-1-of-2.bin, …); name the folder that they are in`,
      );
    }
    const real = new Set([...files].map((file) => realpathSync(file)));
    for (const file of found) if (!real.has(realpathSync(file))) files.add(file);
  }
  return files;
}

function shardsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter(isShardFileName)
    .sort()
    .map((name) => join(folder, name));
}

/** What keeps a shard from being one of the same run, in words. */
function foreign(shard: ShardFile, reference: ShardFile): string[] {
  const [mine, first] = [shard.head, reference.head];
  const beside = (what: string): string[] => [`${shard.path} ${what} than ${reference.path}`];
  if (mine.modelVersion !== first.modelVersion) {
    return beside('was made by another version of the simulation');
  }
  if (mine.lock !== first.lock) {
    return [
      `${shard.path} is of another run than ${reference.path}: ${differenceOf(shard, reference)}`,
    ];
  }
  return mine.count === first.count
    ? []
    : [
        `${shard.path} is one of ${mine.count} shards, ${reference.path} one of ${first.count}: keep to one number`,
      ];
}

function differenceOf(shard: ShardFile, reference: ShardFile): string {
  const [mine, first] = [shard, reference].map(({ head, path }) => storedScenario(head.lock, path));
  if (!mine || !first) return 'its scenario differs';
  const [one] = differencesOf(first, mine);
  if (one !== undefined) {
    const value = (text: string | null): string => text ?? 'not there';
    return `${one.path} is ${value(one.after)}, not ${value(one.before)}`;
  }
  return JSON.stringify(mine.replications) === JSON.stringify(first.replications)
    ? 'its name, thresholds or margins differ'
    : `replications are ${JSON.stringify(mine.replications)}, not ${JSON.stringify(first.replications)}`;
}

function doubled(shards: readonly ShardFile[]): string[] {
  const byIndex = new Map<number, ShardFile[]>();
  for (const shard of shards) {
    const { index } = shard.head;
    byIndex.set(index, [...(byIndex.get(index) ?? []), shard]);
  }
  return [...byIndex]
    .filter(([, all]) => all.length > 1)
    .map(([index, all]) => {
      const paths = all.map(({ path }) => path).join(', ');
      return `shard ${index} is given ${all.length === 2 ? 'twice' : `${all.length} times`}: ${paths}; leave all but one out`;
    });
}

function missingOf(shards: readonly ShardFile[]): string[] {
  const [first] = shards;
  if (first === undefined) return [];
  const { count } = first.head;
  const there = new Set(shards.map(({ head }) => head.index));
  const missing = Array.from({ length: count }, (_, k) => k + 1).filter((k) => !there.has(k));
  const problems = shards
    .filter((shard) => !shard.isComplete)
    .map(({ path, done, head: { from, end, index } }) => {
      return `${path} has ${done} of its ${end - from} replications; run --shard ${index}/${count} again, it goes on`;
    });
  if (missing.length > 0) {
    const several =
      missing.length === 1
        ? `shard ${missing[0]} of ${count} is`
        : `shards ${asRanges(missing)} of ${count} are`;
    problems.unshift(
      `${several} missing; run --shard ${missing[0]}/${count}${missing.length === 1 ? '' : ' and so on'}, then merge again`,
    );
  }
  return problems;
}

/** Gives what shards hold. */
export class ShardRunner implements Runner {
  private readonly shards: readonly ShardFile[];

  constructor(shards: readonly ShardFile[]) {
    this.shards = shards;
  }

  /** @throws DamagedShard, and NothingToKeep where it is stopped */
  async *run(
    _work: Work,
    from: number,
    end: number,
    { signal, onProgress }: RunnerOptions,
  ): AsyncGenerator<Chunk, void> {
    for (const shard of this.shards) {
      for (const chunk of shard.chunks()) {
        const after = chunk.from + chunk.sums.length;
        if (signal?.aborted) throw new NothingToKeep();
        if (after > end) return;
        if (chunk.from < from) continue;
        yield chunk;
        onProgress?.(after - from);
        await breathe();
      }
    }
  }

  async close(): Promise<void> {}
}
