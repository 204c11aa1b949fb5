import { describe, expect, test } from 'vitest';
import { ClockSays, Zone } from '../../src/fit/zone.js';
import { utc } from './reading-logs.js';

const zone = async (name: string): Promise<Zone> => {
  const found = await Zone.named(name);
  if (typeof found === 'string') throw new Error(found);
  return found;
};
const HOUR = 3_600_000;

test('a zone that there is not is told with the nearest', async () => {
  expect(await Zone.named('Europe/Londn')).toContain('did you mean "Europe/London"?');
});

test('local times are the zone’s own, in summer and in winter', async () => {
  const london = await zone('Europe/London');
  expect(london.instantOf(utc('2026-07-01T08:00:00'), null)).toBe(utc('2026-07-01T07:00:00'));
  expect(london.instantOf(utc('2026-01-01T08:00:00'), null)).toBe(utc('2026-01-01T08:00:00'));
  expect(london.localOf(utc('2026-07-01T07:00:00'))).toBe(utc('2026-07-01T08:00:00'));
  expect(london.said).toBe(ClockSays.Once);
});

describe('the days on which the clocks are changed', () => {
  test('have 23 and 25 hours', async () => {
    const london = await zone('Europe/London');
    const dayOf = (date: string): number => Date.parse(`${date}T00:00Z`) / (24 * HOUR);
    expect(london.lengthOf(dayOf('2026-03-29'))).toBe(23 * HOUR);
    expect(london.lengthOf(dayOf('2026-10-25'))).toBe(25 * HOUR);
    expect(london.lengthOf(dayOf('2026-10-26'))).toBe(24 * HOUR);
    const lordHowe = await zone('Australia/Lord_Howe');
    expect(lordHowe.lengthOf(dayOf('2026-04-05'))).toBe(24.5 * HOUR);
  });

  test('a time that comes twice is the one nearer to what was before', async () => {
    const london = await zone('Europe/London');
    const half = utc('2026-10-25T01:30:00');
    const first = utc('2026-10-25T00:30:00');
    expect(london.instantOf(half, null)).toBe(first);
    expect(london.said).toBe(ClockSays.Twice);
    expect(london.instantOf(half, first - 60_000)).toBe(first);
    expect(london.instantOf(half, first + 50 * 60_000)).toBe(first + HOUR);
    expect(london.localOf(first)).toBe(half);
    expect(london.localOf(first + HOUR)).toBe(half);
  });

  test('a time that the clocks skip is taken as much later', async () => {
    const london = await zone('Europe/London');
    expect(london.instantOf(utc('2026-03-29T01:30:00'), null)).toBe(utc('2026-03-29T01:30:00'));
    expect(london.said).toBe(ClockSays.Never);
    expect(london.instantOf(utc('2026-03-29T02:30:00'), null)).toBe(utc('2026-03-29T01:30:00'));
    expect(london.said).toBe(ClockSays.Once);
  });
});

test('every instant of a year is found again from its local time', async () => {
  for (const name of ['Europe/London', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia']) {
    const there = await zone(name);
    const year = name === 'Pacific/Apia' ? 2011 : 2026;
    for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 1_800_000) {
      expect(there.instantOf(there.localOf(at), at)).toBe(at);
    }
  }
});
