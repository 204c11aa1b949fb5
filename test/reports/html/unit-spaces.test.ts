import { expect, test } from 'vitest';
import { withUnitSpaces } from '../../../src/reports/html/unit-spaces.js';

test('a number is not parted from its unit', () => {
  expect(withUnitSpaces('<p title="1 s">at most 16.1 % (95 %), 2 min 10 s</p>')).toBe(
    '<p title="1 s">at most 16.1\u00a0% (95\u00a0%), 2\u00a0min 10\u00a0s</p>',
  );
});

test('words are no units, and names and commands stay as they are', () => {
  const kept =
    '<p>3 seconds, 2 hours, 10 pointsmen <bdi>Team 5 s</bdi> <code>x 5 s</code></p><svg><title>1 h</title></svg>';
  expect(withUnitSpaces(kept)).toBe(kept);
  expect(withUnitSpaces(`${kept}<p>1 h</p>`)).toBe(`${kept}<p>1\u00a0h</p>`);
});
