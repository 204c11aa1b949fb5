/** What a class of callers does, as a fitted scenario says it. */
import { formatDuration } from '../scenario/text/duration.js';
import type { CallbackFit } from './callback-fit.js';
import type { ClassFit, FittedLog } from './fit-log.js';
import { FEWEST_HANG_UPS } from './patience.js';
import type { RedialFit, RetrialFit } from './retrials.js';
import {
  durationText,
  durationWords,
  familyText,
  type MeasuredColumns,
  patienceWords,
} from './spread-text.js';
import type { TypeFit } from './type-fit.js';
import { comment, countText, digits, estimateText, shareText, spanText } from './words.js';

export interface CallerTexts {
  /** How long they talk; null: the log does not say. */
  readonly talk: string | null;
  readonly columns: MeasuredColumns;
}

export function callerLines(
  fit: ClassFit,
  type: TypeFit,
  fitted: FittedLog,
  { talk, columns }: CallerTexts,
): string[] {
  const lines: string[] = [];
  if (fit.headStartMs > 0) {
    lines.push(
      ...comment(`${countText(fit.calls)} calls came with about this head start`, 4),
      `    headStart: ${formatDuration(fit.headStartMs)}`,
    );
  }
  lines.push(...patienceLines(type));
  const all = type.ownTalk ? '' : 'Too few of this type, so of all: ';
  if (talk !== null) {
    lines.push(...comment(`${all}${durationWords(type.talk, 'talks')}.`, 4), `    talk: ${talk}`);
  }
  lines.push(...holdLines(type, columns), ...wrapLines(type, columns));
  if (fitted.retrials !== null) lines.push(...redialLines(fitted.retrials, fit.type));
  if (fitted.callbacks !== null) lines.push(...answerLines(fitted.callbacks, fit.type));
  return lines;
}

function patienceLines({ patience, ownPatience }: TypeFit): string[] {
  const { chosen, waits } = patience;
  const all = ownPatience ? '' : 'Too few of this type hung up, so of all: ';
  if (chosen === null) {
    const few = `${countText(waits.hungUp)} of ${countText(waits.queued)} who queued hung up, fewer than ${FEWEST_HANG_UPS}`;
    return [
      ...comment(`${few}: patience cannot be told, and is taken to be without end.`, 4),
      '    patience: never',
    ];
  }
  return [
    ...comment(`${all}${patienceWords(patience)}.`, 4),
    ...distributionLines('patience', familyText(chosen)),
  ];
}

/** A distribution of many steps has a line for each two. */
function distributionLines(key: string, text: string): string[] {
  if (text.length < 90 - key.length) return [`    ${key}: ${text}`];
  const parts = text.slice(text.indexOf('[') + 1, text.lastIndexOf(']')).split('}, {');
  const items = parts.map((part) => `{ ${part.replace(/^\{|\}$/g, '').trim()} }`);
  return [
    `    ${key}:`,
    `      ${text.slice(2, text.indexOf(':'))}:`,
    ...items.map((item) => `        - ${item}`),
  ];
}

function holdLines({ hold }: TypeFit, columns: MeasuredColumns): string[] {
  const text = hold === null ? null : durationText(hold.length, 'hold', columns);
  if (hold === null || text === null) return [];
  const share = estimateText(hold.share, ' %', (x) => digits(100 * x, 3));
  return [
    ...comment(
      `${share} of ${countText(hold.talks)} talks had a hold; ${durationWords(hold.length, 'holds')}.`,
      4,
    ),
    `    hold: { probability: ${digits(hold.share.value, 3)}, for: ${text} }`,
  ];
}

function wrapLines({ name, wrap }: TypeFit, columns: MeasuredColumns): string[] {
  const text = wrap === null ? null : durationText(wrap, `wrap_${name}`, columns);
  if (wrap === null || text === null) return [];
  return [
    ...comment(`${durationWords(wrap, 'times of work after a call')}.`, 4),
    `    wrap: ${text}`,
  ];
}

/** Only where those who hung up call again more often than those who were answered. */
export function redialsAreSeen({ rows }: RedialFit): boolean {
  return (rows[0]?.share.low ?? 0) > 0;
}

function redialLines({ all, byType, after, horizonMs }: RetrialFit, type: number): string[] {
  const fit = byType[type] ?? all;
  if (!redialsAreSeen(fit)) return [];
  const { rows, lost, background, answered } = fit;
  const shares = rows.map(
    ({ share, calledAgain, lost: of }, k) =>
      `${countText(calledAgain)} of ${countText(of)} ${k === 0 ? '' : `who had hung up ${k + 1} times in a row `}called again, ${estimateText(share, ' %', (x) => digits(100 * x, 3))} beyond what others do`,
  );
  const whose = fit === all ? 'Of all types' : 'Of this type';
  const words = [
    `${whose}, ${countText(lost)} hang-ups of callers who are told apart. Within ${formatDuration(horizonMs)} ${shares.join('; ')}`,
    `of ${countText(answered)} who were answered ${shareText(background)} did`,
    `of all types, the time until then less the background: mean ${estimateText(after.mean, ' s')}`,
  ];
  const list = rows.map(({ share }) => digits(share.value, 3)).join(', ');
  const time = after.best === null ? spanText(after.mean.value) : familyText(after.best);
  return [
    ...comment(`${words.join('; ')}. Redials are not among the arrivals above.`, 4),
    '    redials:',
    `      probability: [${list}]`,
    `      after: ${time}`,
  ];
}

function answerLines(fit: CallbackFit, type: number): string[] {
  const { requested, told, reached, dialToPerson, dialToNobody, offer } = fit;
  const { waited, accepted } = offer.byType[type]!;
  const taken = estimateText(accepted, ' %', (x) => digits(100 * x, 3));
  const lines = [
    ...comment(
      `Callbacks for ${taken} of the ${countText(waited)} calls that were still in the queue after ${digits(offer.after)} s`,
      4,
    ),
    `    acceptsCallback: ${digits(accepted.value, 3)}`,
  ];
  if (told === 0) return lines;
  const share = estimateText(reached, ' %', (x) => digits(100 * x, 3));
  const times = [dialToPerson, dialToNobody].map(({ best, mean, count }) =>
    count === 0 ? null : best === null ? spanText(mean.value) : familyText(best),
  );
  const after = times.map((time) => (time === null ? '' : `, after: ${time}`));
  const person = digits(reached.value, 4);
  const nobody = digits(1 - Number(person), 6);
  const rows = [`      person: { probability: ${person}${after[0]} }`];
  if (nobody !== '0') rows.push(`      noAnswer: { probability: ${nobody}${after[1]} }`);
  return [
    ...lines,
    ...comment(
      `Of all types: ${countText(requested)} callbacks, ${countText(told)} of them dialled; ${share} reached the customer.`,
      4,
    ),
    '    answersCallback:',
    ...rows,
  ];
}
