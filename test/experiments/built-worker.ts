/** The worker thread, as it is built. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inject } from 'vitest';

export const threadWorker: URL = pathToFileURL(
  join(inject('packageHome'), 'dist/thread-worker.js'),
);
