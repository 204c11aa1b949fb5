import { describe, expect, test } from 'vitest';
import { formatDuration, parseDuration } from '../../src/scenario/text/duration.js';

describe('durations', () => {
  test.each([
    ['90s', 90_000],
    ['3m30s', 210_000],
    ['3m 30s', 210_000],
    ['1.5h', 5_400_000],
    ['250ms', 250],
    ['2d', 172_800_000],
    ['1d2h3m4s5ms', 93_784_005],
    ['0s', 0],
    ['0.1s', 100],
    ['1.001s', 1001],
    ['PT3M30S', 210_000],
    ['PT0.5S', 500],
    ['P1DT12H', 129_600_000],
    [' 5m ', 300_000],
  ])('%s is %i ms', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  test.each([
    ['90', 'write "90s" for seconds or "90m" for minutes'],
    ['0900', 'write "900s" for seconds or "900m" for minutes'],
    ['1.5', 'write "1.5s" for seconds or "1.5m" for minutes'],
    ['00:03:30', 'write "3m30s"'],
    ['03:30', 'write "3h30m"'],
    ['3 minutes', 'write "3m"'],
    ['90 sec', 'write "90s"'],
    ['1,5h', 'write "1.5h"'],
    ['5M', 'write "5m"'],
    ['-5s', 'write a duration of "0s" or more'],
    ['-5', 'write a duration of "0s" or more'],
    ['1.5ms', 'round it'],
    ['1000d1000d', 'write a number and a unit: "90s", "3m30s", "1.5h", "250ms", "2d" or "PT3M30S"'],
    ['30s3m', 'write a number and a unit: "90s", "3m30s", "1.5h", "250ms", "2d" or "PT3M30S"'],
    ['P', 'write a number and a unit: "90s", "3m30s", "1.5h", "250ms", "2d" or "PT3M30S"'],
    ['P1M', 'write a number and a unit: "90s", "3m30s", "1.5h", "250ms", "2d" or "PT3M30S"'],
    ['', 'write a number and a unit: "90s", "3m30s", "1.5h", "250ms", "2d" or "PT3M30S"'],
    ['999999d', 'write a shorter duration'],
    ['1e3s', 'write a number and a unit: "90s", "3m30s", "1.5h", "250ms", "2d" or "PT3M30S"'],
  ])('%s is refused with a remedy', (text, remedy) => {
    expect(parseDuration(text)).toMatchObject({ remedy });
  });

  test('what is written out is read back', () => {
    for (const ms of [0, 1, 999, 1000, 60_000, 93_784_005, 36e9]) {
      expect(parseDuration(formatDuration(ms))).toBe(ms);
    }
  });
});
