/** Local times of a run as people read them. */

/** The zone in which the times of a `start` are read. */
export function zoneOf(start: string): string {
  return /\[([^\]]*)\]$/.exec(start)?.[1] ?? 'UTC';
}

/** How a time from the start is written: the time of day, with the weekday in runs of over a day. */
export function localTimes(start: string, startsAt: string, lengthMs: number) {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zoneOf(start),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(lengthMs > 24 * 3_600_000 ? { weekday: 'short' as const } : {}),
  });
  const first = Date.parse(startsAt);
  return (ms: number): string => format.format(first + ms).replace(',', '');
}
