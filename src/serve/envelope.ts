/** Rows a page at a time, as the vendor's API answers: `{ meta, items, upTo }`. */
import { partsOf } from '../reports/table-formats.js';
import { instantText } from '../reports/vendor-records.js';
import { type Paging, upTo } from './query.js';
import type { Recording } from './recording.js';

/** @param positions of all the rows that are asked for, in their order */
export function envelope(
  recording: Recording,
  positions: Iterable<number>,
  { page, limit }: Paging,
): string {
  const items: string[] = [];
  const first = (page - 1) * limit;
  let total = 0;
  for (const position of positions) {
    if (total >= first && total < first + limit) items.push(recording.json(position));
    total++;
  }
  const meta = {
    page,
    count: items.length,
    pageCount: Math.ceil(total / limit),
    totalCount: total,
  };
  return `${head(meta)}${items.join(',')}${foot(recording)}`;
}

/** All rows as one page, in parts: the file of a table. */
export function* envelopeParts(recording: Recording): Generator<string> {
  const { count } = recording;
  yield head({ page: 1, count, pageCount: Math.min(1, count), totalCount: count });
  let first = true;
  for (const part of partsOf(recording.rows())) {
    yield `${first ? '' : ','}${part.join(',')}`;
    first = false;
  }
  yield foot(recording);
}

interface Meta extends Pick<Paging, 'page'> {
  readonly count: number;
  readonly pageCount: number;
  readonly totalCount: number;
}

function head(meta: Meta): string {
  return `{"meta":${JSON.stringify(meta)},"items":[`;
}

function foot(recording: Recording): string {
  return `],"upTo":"${instantText(recording.made.plan, upTo(recording))}"}\n`;
}
