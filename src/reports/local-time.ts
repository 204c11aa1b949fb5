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

/** The local date and hour of a time from the start, by the clocks of that day. */
export function localHours(start: string, startsAt: string) {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zoneOf(start),
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const first = Date.parse(startsAt);
  const known = new Map<number, { readonly date: string; readonly hour: number }>();
  return (ms: number) => {
    let place = known.get(ms);
    if (place === undefined) {
      const [date = '', time = ''] = format.format(first + ms).split(' ');
      place = { date, hour: Number(time.slice(0, 2)) };
      known.set(ms, place);
    }
    return place;
  };
}
