/** A worker thread: makes the chunks that it is told to, from the text of their scenario. */
import { parentPort } from 'node:worker_threads';
import { ChunkMaker, chunkToBytes } from '../experiments/chunk.js';
import { breathe } from '../experiments/runner.js';
import { CANNOT_LOAD, type Order, type Report } from '../experiments/thread-messages.js';
import { rowTexts } from '../reports/row-texts.js';
import { loadScenarioText } from '../scenario/load.js';

/** Progress is told so often at most. */
const PROGRESS_MS = 100;
/** Scenarios that are kept ready; a comparison goes from one to the next and back. */
const MAKERS_KEPT = 8;

const makers = new Map<number, Promise<ChunkMaker>>();
let stopped = false;

function tell(report: Report): void {
  const bytes = report.kind === 'chunk' ? report.bytes : null;
  parentPort?.postMessage(report, bytes === null ? [] : [bytes.buffer]);
}

async function makerOf(order: Extract<Order, { kind: 'work' }>): Promise<ChunkMaker> {
  const { source, worlds, details } = order;
  const loaded = await loadScenarioText(source.text, source.file, { files: source.files });
  if (!loaded.ok) {
    const [first] = loaded.diagnostics;
    throw new Error(`${CANNOT_LOAD}: ${first?.problem} (${first?.path})`);
  }
  return new ChunkMaker(loaded.scenario.plan, worlds, details, rowTexts);
}

async function make({ work, from, count }: Extract<Order, { kind: 'chunk' }>): Promise<void> {
  stopped = false;
  const maker = await makers.get(work);
  if (maker === undefined) throw new Error(`a worker was never told of scenario ${work}`);
  let told = performance.now();
  for (let done = 0; done < count && !stopped; done++) {
    maker.run(from + done);
    await breathe();
    if (performance.now() - told < PROGRESS_MS) continue;
    tell({ kind: 'progress', done: done + 1 });
    told = performance.now();
  }
  const chunk = maker.take();
  tell({ kind: 'chunk', bytes: chunk === null ? null : chunkToBytes(chunk) });
}

function keep(order: Extract<Order, { kind: 'work' }>): void {
  const maker = makerOf(order);
  // Its failure is told when a chunk asks for it.
  maker.catch(() => {});
  makers.set(order.work, maker);
  for (const [oldest] of makers) {
    if (makers.size <= MAKERS_KEPT) break;
    makers.delete(oldest);
  }
}

parentPort?.on('message', (order: Order) => {
  if (order.kind === 'stop') stopped = true;
  else if (order.kind === 'work') keep(order);
  else {
    make(order).catch(({ message, stack }: Error) =>
      tell({ kind: 'failed', message, stack: stack ?? '' }),
    );
  }
});
tell({ kind: 'ready' });
