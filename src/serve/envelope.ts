/** Rows a page at a time, as the vendor's API answers: `{ meta, items, upTo }`. */
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
  const until = instantText(recording.made.plan, upTo(recording));
  return `{"meta":${JSON.stringify(meta)},"items":[${items.join(',')}],"upTo":"${until}"}\n`;
}
