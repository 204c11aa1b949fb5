/** Local times of a run as people read them. */

/** How a time from the start is written: the time of day, with the weekday in runs of over a day. */
export function localTimes(start: string, startsAt: string, lengthMs: number) {
  const zone = /\[([^\]]*)\]$/.exec(start)?.[1] ?? 'UTC';
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(lengthMs > 24 * 3_600_000 ? { weekday: 'short' as const } : {}),
  });
  const first = Date.parse(startsAt);
  return (ms: number): string => format.format(first + ms).replace(',', '');
}
