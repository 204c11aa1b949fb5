import type { RowTexts } from '../experiments/chunk.js';
import { callbackRowsCsv } from './csv.js';
import { interactionsNdjson } from './vendor-records.js';

/** Callbacks and interactions as the files of a result have them. */
export const rowTexts: RowTexts = {
  callbacks: ({ seed }, rows) => callbackRowsCsv(seed, rows),
  interactions: interactionsNdjson,
};
