import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { fitWidth } from '../../src/reports/fit-width.js';

const widest = (text: string): number =>
  Math.max(...text.split('\n').map((line) => stripVTControlCharacters(line).length));
const words = (text: string): string[] => stripVTControlCharacters(text).split(/\s+/);

describe('lines for a terminal', () => {
  test('without a width only blanks at the end of lines go', () => {
    const long = 'word '.repeat(100).trimEnd();
    expect(fitWidth(`${long}  \n  a\t\n\nb`, undefined, 4)).toBe(`${long}\n  a\n\nb`);
  });

  test('a line that fits is left as it is', () => {
    expect(fitWidth('  label   12.3', 14, 4)).toBe('  label   12.3');
  });

  test('a line that is too wide is broken at the last blank that fits', () => {
    expect(fitWidth('one two three four', 12, 0)).toBe('one two\n    three\n    four');
  });

  test('what is moved stands deeper than the beginning of its line', () => {
    expect(fitWidth('      one two three', 14, 2)).toBe('      one two\n        three');
  });

  test('what is moved stands four deep at least', () => {
    expect(fitWidth('one two', 4, 0)).toBe('one\n    two');
  });

  test('a last column moves as a whole where it then fits', () => {
    expect(fitWidth('abandoned in all  12.3 to 14.5', 26, 4)).toBe(
      'abandoned in all\n    12.3 to 14.5',
    );
  });

  test('a column that would not fit is broken at a blank instead', () => {
    expect(fitWidth('abandoned in all  one two three four five', 26, 4)).toBe(
      'abandoned in all  one two\n    three four five',
    );
  });

  test('a short label stays on the line of its column', () => {
    expect(fitWidth('R14  one two three four', 18, 4)).toBe('R14  one two three\n    four');
  });

  test('a word that is wider than the width is not cut', () => {
    expect(fitWidth('https://example.org/long', 10, 0)).toBe('https://example.org/long');
  });

  test('a word that is wider than the width stands on a line of its own, and nothing is lost', () => {
    const text = 'see https://example.org/long for more';
    expect(fitWidth(text, 12, 0)).toBe('see\n    https://example.org/long\n    for more');
    expect(words(fitWidth(text, 12, 0))).toEqual(words(text));
  });

  test('a figure and its unit stay together', () => {
    expect(fitWidth('at most 19.5 % of them', 13, 0)).toBe('at most\n    19.5 % of\n    them');
    expect(fitWidth('at most 19 seconds', 12, 0)).toBe('at most 19\n    seconds');
  });

  test('colours take no room', () => {
    const red = '\x1b[31mone two\x1b[39m';
    expect(fitWidth(red, 7, 0)).toBe(red);
    const broken = fitWidth(`\x1b[1mone\x1b[22m two three`, 8, 0);
    expect(stripVTControlCharacters(broken)).toBe('one two\n    three');
  });

  test('colours do not change where a line is broken', () => {
    const plain = 'label of some length  12.3 to 14.5  what it means in words';
    const coloured = plain.replace('12.3', '\x1b[32m12.3\x1b[39m').replace('what', '\x1b[2mwhat');
    for (let width = 10; width <= 60; width++) {
      expect(stripVTControlCharacters(fitWidth(coloured, width, 4))).toBe(
        fitWidth(plain, width, 4),
      );
    }
  });

  test('no width loses or doubles a word, and none is exceeded where words are short', () => {
    const text = '  a line of short words  and one more  column of it\nanother one\n\n      deep';
    for (let width = 1; width <= 60; width++) {
      const fitted = fitWidth(text, width, 4);
      expect(words(fitted)).toEqual(words(text));
      if (width >= 16) expect(widest(fitted)).toBeLessThanOrEqual(width);
    }
  });
});
