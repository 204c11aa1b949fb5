/** CSV as csv-stringify writes it, which knows every case. */
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvText, harmless } from '../../src/reports/csv.js';

const cell = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.double({ noNaN: true }),
  fc.integer(),
  fc.string(),
  fc.stringMatching(/^[\n\r\t ,"';=+@-]*$/),
  fc.constantFrom('', ' ', 'a "quoted" name', 'two\nlines', 'a\rb', "'=1+1", '-5', 'é,ü'),
);

test('rows are written as csv-stringify writes them', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 6 })), (rows) => {
      const safe = rows.map((row) =>
        row.map((each) => (typeof each === 'string' ? harmless(each) : each)),
      );
      const expected = stringify(safe, {
        cast: { boolean: String },
        relax_column_count: true,
      } as never);
      expect(csvText(rows)).toBe(expected);
    }),
    { numRuns: 500 },
  );
});
