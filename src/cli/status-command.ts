/** `ringback status`: what lies in a pool, and who works. */

import { type PoolStatus, readStatus, removeSubmission } from '../pool/pool-status.js';
import { isSubmissionId } from '../pool/submission.js';
import { fitWidth } from '../reports/fit-width.js';
import { plural } from '../reports/html/words.js';
import { plainTable } from '../reports/terminal-table.js';
import { Exit, ExitCode } from './exit-code.js';
import { asExit, openLink, type RedisFlags } from './pool-link.js';
import { paintFor, print, say } from './streams.js';

export interface StatusFlags extends RedisFlags {
  readonly json?: boolean;
  readonly remove?: string;
  readonly color: boolean;
}

export async function status(flags: StatusFlags): Promise<void> {
  const { remove } = flags;
  if (remove !== undefined && !isSubmissionId(remove)) {
    throw new Exit(ExitCode.Input, `--remove ${remove}: name a submission as ringback status does`);
  }
  const link = await openLink(flags);
  try {
    if (remove !== undefined) {
      if (!(await removeSubmission(link, remove))) {
        throw new Exit(
          ExitCode.Input,
          `there is no submission ${remove}; ringback status lists them`,
        );
      }
      say(`submission ${remove} is removed; workers leave what is left of it`);
    }
    const all = await readStatus(link);
    await print(flags.json ? `${JSON.stringify(all, null, 2)}\n` : textOf(all, flags));
  } catch (error) {
    throw asExit(error, 'try again when it is back');
  } finally {
    link.close();
  }
}

function textOf({ submissions, workers }: PoolStatus, { color }: StatusFlags): string {
  const paint = paintFor(process.stdout, color);
  const lines = [submissions.length === 0 ? 'no submissions' : submissionTable(submissions, paint)];
  for (const { id, failures, workers: count, modelVersion } of submissions) {
    const [first] = failures;
    if (first !== undefined) {
      const more = failures.length > 1 ? `, and ${failures.length - 1} more` : '';
      lines.push(`${id}: replications from ${first.from + 1} on failed: ${first.reason}${more}`);
    }
    if (count === 0) lines.push(`${id}: no worker of its version (${modelVersion}) is there`);
  }
  lines.push('', workers.length === 0 ? 'no workers' : workerTable(workers, paint));
  return `${fitWidth(lines.join('\n'), process.stdout.columns, 4)}\n`;
}

type Paint = ReturnType<typeof paintFor>;

function submissionTable(submissions: PoolStatus['submissions'], paint: Paint): string {
  const table = plainTable();
  table.push(
    ['submission', 'scenario', 'replications', 'chunks', 'failed', 'workers', 'age'].map((head) =>
      paint.dim(head),
    ),
  );
  for (const each of submissions) {
    const { id, name, replications, chunks, failures, workers, age_s } = each;
    table.push([
      id,
      name,
      `${replications.done} of ${replications.total}`,
      `${chunks.done} of ${chunks.total}`,
      String(failures.length),
      String(workers),
      ageText(age_s),
    ]);
  }
  return table.toString();
}

function workerTable(workers: PoolStatus['workers'], paint: Paint): string {
  const table = plainTable();
  table.push(['worker', 'threads', 'simulation', 'made'].map((head) => paint.dim(head)));
  for (const { host, pid, jobs, modelVersion, replications, chunks } of workers) {
    table.push([
      `${host} ${pid}`,
      String(jobs),
      modelVersion,
      `${plural(replications, 'replication')} in ${plural(chunks, 'chunk')}`,
    ]);
  }
  return table.toString();
}

function ageText(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} d`;
}
