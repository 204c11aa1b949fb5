/** What a command costs from its start to its end: processor time and time by the clock. */
import { spawnSync } from 'node:child_process';

export interface CommandTime {
  /** Processor time, all threads, ms. */
  readonly cpuMs: number;
  /** By the clock, ms. */
  readonly wallMs: number;
}

/** Runs node with these arguments; the shell's own `time` tells what its children took. */
export function timeOfNode(given: readonly string[]): CommandTime {
  const script = `TIMEFORMAT='%U %S %R'; time "$@" >/dev/null`;
  const { status, stderr } = spawnSync('bash', ['-c', script, 'bash', process.execPath, ...given], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  if (status !== 0) throw new Error(`node ${given.join(' ')}: ${stderr}`);
  const [user, system, real] = stderr.trim().split('\n').at(-1)!.split(' ').map(Number);
  return { cpuMs: (user! + system!) * 1000, wallMs: real! * 1000 };
}
