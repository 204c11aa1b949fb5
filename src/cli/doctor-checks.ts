/** What `ringback doctor` looks at. Nothing but Redis, where one is named, is asked over a network. */
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import fingerprints from '../../test/golden-fingerprints.json' with { type: 'json' };
import { prepareScenario } from '../experiments/prepare.js';
import { runScenario } from '../experiments/run-scenario.js';
import { threadWorker } from '../experiments/thread-runner.js';
import { parseAddress } from '../pool/address.js';
import { RedisLink } from '../pool/link.js';
import { summaryOf } from '../reports/summary-json.js';
import { clockOf } from '../scenario/clock.js';
import { reasonOf } from '../scenario/text/system-error.js';
import { modelVersion, version } from '../version.js';
import { packageFolder } from './package-files.js';
import { paintFor } from './streams.js';

export interface Finding {
  readonly name: string;
  /** A note is worth knowing and stops nothing. */
  readonly state: 'ok' | 'note' | 'problem';
  readonly found: string;
  /** What to do; null where nothing is to be done. */
  readonly remedy: string | null;
}

export interface Examined {
  /** Where results would be written. */
  readonly folder: string;
  /** Whether colours are wanted. */
  readonly color: boolean;
}

type Looked = Omit<Finding, 'name'>;

/** All checks, one after the other; one that fails by itself is a problem too. */
export async function findings(examined: Examined): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const [name, look] of CHECKS) {
    try {
      const result = await look(examined);
      if (result !== null) found.push({ name, ...result });
    } catch (error) {
      found.push({ name, ...problem((error as Error).message, REINSTALL) });
    }
  }
  return found;
}

const REINSTALL = 'install ringback again';

const CHECKS: readonly (readonly [
  name: string,
  look: (examined: Examined) => Looked | null | Promise<Looked | null>,
])[] = [
  ['program', () => ok(`ringback ${version}, model ${modelVersion}`)],
  ['node', nodeVersion],
  ['files', packageFiles],
  ['results', resultsFolder],
  ['disk', freeDisk],
  ['cores', cores],
  ['threads', threads],
  ['time zones', timeZones],
  ['colours', colours],
  ['redis', redis],
  ['self-test', selfTest],
];

function ok(found: string): Looked {
  return { state: 'ok', found, remedy: null };
}

function note(found: string, remedy: string): Looked {
  return { state: 'note', found, remedy };
}

function problem(found: string, remedy: string): Looked {
  return { state: 'problem', found, remedy };
}

const OLDEST_NODE = [20, 19] as const;

function nodeVersion(): Looked {
  const { node } = process.versions;
  const [major = 0, minor = 0] = node.split('.').map(Number);
  const [least, leastMinor] = OLDEST_NODE;
  return major > least || (major === least && minor >= leastMinor)
    ? ok(`${node} on ${process.platform}-${process.arch}`)
    : problem(`${node} is too old`, `install Node ${least}.${leastMinor} or later`);
}

/** What comes with the program, from the folder of the package. */
const FILES = [
  'schema/scenario.schema.json',
  'scenarios/quickstart.yaml',
  'templates/one-line.yaml',
];

function packageFiles(): Looked {
  const home = packageFolder();
  const missing = FILES.filter((file) => !existsSync(join(home, file)));
  return missing.length === 0
    ? ok(`all there, in ${home}`)
    : problem(`${missing.join(', ')} of ${home} missing`, REINSTALL);
}

/** The folder itself, or what it would be made in. */
function nearestFolder(folder: string): string {
  let nearest = resolve(folder);
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
  return nearest;
}

function resultsFolder({ folder }: Examined): Looked {
  const nearest = nearestFolder(folder);
  try {
    const trial = mkdtempSync(join(nearest, '.ringback-doctor-'));
    writeFileSync(join(trial, 'trial'), 'trial');
    rmSync(trial, { recursive: true });
    return ok(`${folder} can be written`);
  } catch (error) {
    const reason = reasonOf(error as NodeJS.ErrnoException) ?? (error as Error).message;
    return problem(
      `${folder} cannot be written: ${reason}`,
      'choose another folder with --out, or change its permissions',
    );
  }
}

const GIB = 2 ** 30;
const SCARCE = GIB;
/** A large result with its record takes as much. */
const TOO_SCARCE = GIB / 10;

function freeDisk({ folder }: Examined): Looked {
  const { bavail, bsize } = statfsSync(nearestFolder(folder));
  const free = bavail * bsize;
  const found = `${(free / GIB).toFixed(1)} GiB free where results go`;
  if (free < TOO_SCARCE) return problem(found, 'free some, or choose another disk with --out');
  return free < SCARCE ? note(found, 'a record of a large center may not fit') : ok(found);
}

function cores(): Looked {
  const count = availableParallelism();
  return count > 1
    ? ok(`${count}, so ${count} threads by default`)
    : note('1', 'runs take one thread; --shard shares them among machines');
}

async function threads(): Promise<Looked> {
  const from = performance.now();
  const worker = new Worker(threadWorker());
  try {
    await once(worker, 'online');
    return ok(`one began within ${Math.round(performance.now() - from)} ms`);
  } finally {
    await worker.terminate();
  }
}

/** Zones whose clocks change, differ by half an hour, and never change. */
const INSTANTS: readonly (readonly [local: string, utc: string])[] = [
  ['2026-07-01T08:00[Europe/London]', '2026-07-01T07:00:00.000Z'],
  ['2026-01-01T08:00[America/New_York]', '2026-01-01T13:00:00.000Z'],
  ['2026-07-01T08:00[Asia/Kolkata]', '2026-07-01T02:30:00.000Z'],
  ['2026-07-01T08:00[UTC]', '2026-07-01T08:00:00.000Z'],
];

async function timeZones(): Promise<Looked> {
  const wrong: string[] = [];
  for (const [local, utc] of INSTANTS) {
    const clock = await clockOf(local);
    if ('problem' in clock || clock.startsAt !== utc) wrong.push(local);
  }
  return wrong.length === 0
    ? ok(`known; here it is ${Intl.DateTimeFormat().resolvedOptions().timeZone}`)
    : problem(`not known: ${wrong.join(', ')}`, 'install a Node with all of ICU');
}

function colours({ color }: Examined): Looked {
  const [out, talk] = [process.stdout, process.stderr].map((stream) =>
    paintFor(stream, color).level > 0 ? 'coloured' : 'plain',
  );
  return ok(`standard output ${out}, standard error ${talk}`);
}

const REDIS_PATIENCE_MS = 3_000;

/** A pool is looked for where one is named. */
async function redis(): Promise<Looked | null> {
  const text = process.env['RINGBACK_REDIS'];
  if (text === undefined || text === '') return null;
  const address = parseAddress(text);
  // The address itself is not shown: it may hold a password.
  if ('problem' in address) return problem(`RINGBACK_REDIS: ${address.problem}`, 'write it so');
  try {
    const link = await RedisLink.open(address, { patienceMs: REDIS_PATIENCE_MS });
    link.close();
    return ok(`answers at ${address.shown}`);
  } catch (error) {
    return problem((error as Error).message, 'start it there, or name another in RINGBACK_REDIS');
  }
}

/** Every event of a run whose fingerprint is known: another machine may compute otherwise. */
async function selfTest(): Promise<Looked> {
  const { fingerprint, replications } = fingerprints['quickstart.yaml'];
  const prepared = await prepareScenario(join(packageFolder(), 'scenarios/quickstart.yaml'), {
    replications,
  });
  if (!prepared.ok) return problem('the quickstart does not load', REINSTALL);
  const from = performance.now();
  const summary = summaryOf(await runScenario(prepared.scenario));
  const took = `${replications} replications in ${Math.round(performance.now() - from)} ms`;
  return summary.fingerprint === fingerprint
    ? ok(`${took}, event for event as they must be`)
    : problem(
        `a run comes to ${summary.fingerprint}, not to ${fingerprint}`,
        'results of this machine cannot be compared with those of others: send this line with the version of Node',
      );
}
