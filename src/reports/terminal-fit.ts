/** What was fitted to a log, in a few lines on a terminal. */
import type { ChalkInstance } from 'chalk';
import type { FittedLog } from '../fit/fit-log.js';
import type { TypeFit } from '../fit/type-fit.js';
import { NOTHING, secondsText } from './numbers.js';
import { unusualLines } from './terminal-days.js';
import { plainTable } from './terminal-table.js';

const TYPES_SHOWN = 12;
const BAR = 20;
const TIMES = [10, 30, 60, 120, 300];
const right = (content: string) => ({ content, hAlign: 'right' as const });

export function fitTable(fitted: FittedLog, paint: ChalkInstance): string {
  const level = `${Number((100 * fitted.confidence).toPrecision(3))} %`;
  const parts = [
    `${paint.bold('Fitted')}  intervals of ${level}; fit.json has what was not chosen`,
    typesTable(fitted),
    peopleText(fitted),
    redialText(fitted),
    ...unusualLines(fitted),
    pictureOf(fitted, paint),
  ];
  return parts.filter((part) => part !== null).join('\n');
}

function typesTable({ types, classes }: FittedLog): string {
  const table = plainTable();
  table.push([
    '  type',
    right('patience'),
    '',
    'by',
    right('hung up'),
    right('talk'),
    'by',
    right('days vary'),
  ]);
  for (const [index, type] of types.slice(0, TYPES_SHOWN).entries()) {
    const { chosen, waits } = type.patience;
    const variation = classes.find((each) => each.type === index)?.variation.days ?? null;
    const own = type.ownPatience ? '' : ', of all types';
    table.push([
      `  ${type.name}`,
      right(chosen === null ? 'never' : seconds(chosen.mean.value)),
      chosen === null ? '' : spanOf(chosen.mean),
      chosen === null ? `too few hang-ups${own}` : `${chosen.family}${own}`,
      right(`${waits.hungUp} of ${waits.queued}`),
      right(type.talk.count === 0 ? NOTHING : seconds(type.talk.mean.value)),
      talkBy(type),
      right(
        variation === null ? NOTHING : `${Number(variation.index.toPrecision(3))} times chance`,
      ),
    ]);
  }
  const more = types.length - TYPES_SHOWN;
  return more > 0 ? `${table.toString()}\n  and ${more} more types` : table.toString();
}

function talkBy({ talk, ownTalk }: TypeFit): string {
  const of = ownTalk ? '' : ', of all types';
  if (talk.count === 0) return 'not logged';
  return `${talk.empirical ? 'as measured' : (talk.best?.family ?? 'its mean')}${of}`;
}

function seconds(value: number): string {
  return Number.isFinite(value) ? secondsText(value) : 'without bound';
}

function spanOf({
  low,
  high,
}: {
  readonly low: number | null;
  readonly high: number | null;
}): string {
  return low === null || high === null ? '' : `${seconds(low)} to ${seconds(high)}`;
}

function peopleText({ people }: FittedLog): string {
  const { roster, wrap, wrapLogged } = people;
  const work = wrapLogged
    ? 'wrap as logged'
    : wrap === null
      ? 'wrap cannot be told'
      : `wrap ${seconds(wrap.mean)} from ${wrap.ended} gaps between calls`;
  if (roster === null)
    return `  people: not named, as many as were busy while callers waited; ${work}`;
  const hours = `${Math.round(roster.hours).toLocaleString('en')} h`;
  return `  people: ${roster.agents} agents on ${roster.days} agents' days, there for ${hours}; ${work}`;
}

function redialText({ retrials }: FittedLog): string | null {
  const first = retrials?.all.rows[0];
  if (retrials === null || first === undefined) return null;
  const share = (value: number): string => `${Number((100 * value).toPrecision(3))} %`;
  const { value, low, high } = first.share;
  const interval = low === null || high === null ? '' : ` (${share(low)} to ${share(high)})`;
  return `  redials: ${share(value)}${interval} of those who hang up, after ${seconds(retrials.after.mean.value)}`;
}

/** Who would still wait, of the type with the most hang-ups: as measured, and as fitted. */
function pictureOf({ types }: FittedLog, paint: ChalkInstance): string | null {
  const most = types.reduce<TypeFit | null>(
    (best, type) =>
      type.patience.chosen !== null &&
      type.ownPatience &&
      type.patience.waits.hungUp > (best?.patience.waits.hungUp ?? 0)
        ? type
        : best,
    null,
  );
  if (most === null) return null;
  const { curve, chosen } = most.patience;
  const rows = curve
    .filter(({ time }) => TIMES.includes(time))
    .map(({ time, survival }) => {
      const bar = '█'.repeat(Math.round(BAR * survival.value)).padEnd(BAR, '·');
      const measured = `${Math.round(100 * survival.value)} %`;
      const fitted = `${Math.round(100 * (chosen?.survival(time) ?? 0))} %`;
      return `  ${`${time} s`.padStart(6)}  ${bar}  ${measured.padStart(5)} still patient, fitted ${fitted}`;
    });
  if (rows.length === 0) return null;
  return ['', `${paint.bold('Patience')}  ${most.name}, by Kaplan-Meier`, ...rows].join('\n');
}
