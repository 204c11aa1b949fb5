/** What stands between the marks of docs/logs.md: a real import, and the formats from their readers. */
import { readFileSync } from 'node:fs';
import { Chalk } from 'chalk';
import { fitLog } from '../../src/fit/fit-log.js';
import { ImportedLog } from '../../src/fit/imported-log.js';
import { logReaders } from '../../src/fit/readers/all-readers.js';
import { outcomeWords } from '../../src/fit/readers/generic-words.js';
import { LEFT_OUT, ODD, REJECTED } from '../../src/fit/readers/reasons.js';
import { Zone } from '../../src/fit/zone.js';
import { fitTable } from '../../src/reports/terminal-fit.js';
import { importText } from '../../src/reports/terminal-import.js';
import { readText } from '../fit/reading-logs.js';
import { code, table } from './markdown.js';

export async function imported(): Promise<string> {
  const path = 'scenarios/bank-1999/calls.csv';
  const { rows, reading } = await readText(readFileSync(path), { tz: 'Asia/Jerusalem' });
  const zone = await Zone.named('Asia/Jerusalem');
  if (typeof zone === 'string') throw new Error(zone);
  const log = new ImportedLog(zone);
  for (const row of rows) log.row(row);
  const record = log.record({ file: 'calls.csv', asked: {}, reading, files: {} });
  const fitted = await fitLog(log.calls, { zone: zone.name });
  if ('problem' in fitted) throw new Error(fitted.problem);
  const plain = new Chalk({ level: 0 });
  const text = importText(record, plain, '', fitTable(fitted, plain)).replace(/\n+next:.*\n$/, '');
  const lines = text.split('\n').map((line) => line.trimEnd());
  return `\`\`\`\n${lines.join('\n')}\n\`\`\``;
}

export function formats(): string {
  const parts = logReaders.map(({ name, title, columns, mapped, leavesOut, oddities }) => {
    const headings = columns.some(({ aliases }) => aliases !== undefined);
    const rows = columns.map(({ name, meaning, required, example, aliases = [] }) => [
      code(name),
      `${meaning}${required ? ' (required)' : ''}`,
      code(example),
      ...(headings ? [aliases.join(', ')] : []),
    ]);
    const head = [mapped ? 'field' : 'column', 'what it is', 'example'];
    const reasons = [
      ...Object.entries(leavesOut).map(([reason, what]) => [code(reason), 'left out', what]),
      ...Object.entries(oddities).map(([reason, what]) => [code(reason), 'odd, kept', what]),
    ];
    return [
      `### ${code(name)}: ${title}`,
      table([...head, ...(headings ? ['headings that are known'] : [])], rows),
      ...(name === 'calls' ? [wordsOfOutcomes()] : []),
      ...(reasons.length === 0 ? [] : [table(['reason', '', 'what it says'], reasons)]),
    ].join('\n\n');
  });
  return parts.join('\n\n');
}

function wordsOfOutcomes(): string {
  const rows = Object.entries(outcomeWords).map(([outcome, words]) => [outcome, words.join(', ')]);
  return table(['outcome', 'words that are known; case, spaces and hyphens do not matter'], rows);
}

export function reasons(): string {
  const rows = (kind: string, words: Readonly<Record<string, string>>): string[][] =>
    Object.entries(words).map(([reason, what]) => [code(reason), kind, what]);
  return table(
    ['reason', '', 'what it says'],
    [...rows('rejected', REJECTED), ...rows('left out', LEFT_OUT), ...rows('odd, kept', ODD)],
  );
}
