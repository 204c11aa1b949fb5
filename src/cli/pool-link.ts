/** The connection of a command to the Redis of a pool, and how its faults end the command. */
import { parseAddress } from '../pool/address.js';
import { PoolFailure, Withdrawn } from '../pool/collector.js';
import { NoRedis, RedisLink } from '../pool/link.js';
import { FilesTooLarge } from '../scenario/named-files.js';
import { durationOf } from './duration-flag.js';
import { Exit, ExitCode } from './exit-code.js';
import { say } from './streams.js';

export interface RedisFlags {
  readonly redis: string;
  readonly redisPatience: string;
}

/** @throws Exit where there is no Redis */
export async function openLink({ redis, redisPatience }: RedisFlags): Promise<RedisLink> {
  const address = parseAddress(redis);
  // The URL itself is not shown: it may hold a password.
  if ('problem' in address) throw new Exit(ExitCode.Input, `--redis: ${address.problem}`);
  const patienceMs = durationOf('--redis-patience', redisPatience);
  try {
    return await RedisLink.open(address, { patienceMs, tell: say });
  } catch (error) {
    throw asExit(error, 'start one there (redis-server), or name another with --redis');
  }
}

/** What the pool throws as an end of the command; everything else as it is. */
export function asExit(error: unknown, remedy: string): unknown {
  if (error instanceof NoRedis) {
    if (error.isRefusal) return new Exit(ExitCode.Input, error.message);
    return new Exit(ExitCode.World, `${error.message}; ${remedy}`);
  }
  if (error instanceof Withdrawn) {
    return new Exit(ExitCode.Incomplete, 'the submission was taken back; submit it again');
  }
  if (error instanceof PoolFailure) {
    return new Exit(ExitCode.Fault, `${error.message}\nsubmit it again to have them tried again`);
  }
  if (error instanceof FilesTooLarge) {
    return new Exit(
      ExitCode.Input,
      `${error.message} that the scenario names are too large for a pool (100 MB); run it here, or in shards`,
    );
  }
  return error;
}
