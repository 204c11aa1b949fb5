/** What a log cannot tell, what is assumed instead, and what to do about it. */
import { redialsAreSeen } from './callers-text.js';
import type { FittedLog } from './fit-log.js';
import { countText, digits, shareText } from './words.js';

/** Of a log that tells nothing of it. */
export const NOT_LOGGED = {
  rings:
    'How rings are answered is not in the log: agents answer every ring at once. Set answersRing where rings are missed.',
  redials:
    'Callers are not told apart, or too few of them hung up: nobody redials, and redials are among the calls. Set redials, and fewer calls, where it is known.',
  callbacks:
    'There are no callbacks in the log, so none are offered here. To offer them add to queue: breakouts: { voluntary: { after: 30s, to: callback } }, to the plan: callback: { callback: {} }, to each class: acceptsCallback: 0.4, answersCallback: { person: 0.8, noAnswer: 0.2 }, and worlds: [actual, hold, noCallback]. The shares are guesses to be varied.',
} as const;

export function assumptions(fitted: FittedLog): string[] {
  return [
    ...aboutPatience(fitted),
    ...aboutPeople(fitted),
    ...aboutCallers(fitted),
    ...aboutCallbacks(fitted),
  ];
}

function aboutPatience({ types }: FittedLog): string[] {
  const lines = [
    'Patience is taken to have nothing to do with when an agent becomes free. Where callers are told how long it will take, the impatient leave when the wait is long, and it is fitted too short.',
  ];
  const left = types.reduce(
    (sum, { patience, ownPatience }) => sum + (ownPatience ? patience.waits.left : 0),
    0,
  );
  const queued = types.reduce(
    (sum, { patience, ownPatience }) => sum + (ownPatience ? patience.waits.queued : 0),
    0,
  );
  if (left > 0.02 * queued) {
    lines.push(
      `${countText(left)} calls left their queue otherwise (${shareText(left / queued)} of those queued), perhaps because their callers were impatient: they count as patient until then, so patience may be fitted too long.`,
    );
  }
  const early = types.reduce(
    (sum, { patience, ownPatience }) => sum + (ownPatience ? patience.waits.hungUpUnqueued : 0),
    0,
  );
  if (early > 0) {
    lines.push(
      `${countText(early)} hung up without having queued: they tell nothing of patience, and come again as callers.`,
    );
  }
  return lines;
}

function aboutPeople({ people }: FittedLog): string[] {
  const lines: string[] = [];
  if (people.roster !== null) {
    lines.push(
      'Presence is seen from services alone: who was there and took no call is not seen. Put in the roster where it is known.',
    );
  }
  lines.push(NOT_LOGGED.rings);
  if (people.wrap === null && !people.wrapLogged) {
    lines.push(
      'Work after calls is not in the log, and cannot be told from gaps: there is none. Set wrap.',
    );
  }
  return lines;
}

function aboutCallers({ retrials, types }: FittedLog): string[] {
  const lines: string[] = [];
  if (retrials === null) {
    lines.push(NOT_LOGGED.redials);
  } else if (!redialsAreSeen(retrials.all)) {
    lines.push(
      `Who hung up called again no more often than who was answered (${shareText(retrials.all.background)}): nobody redials.`,
    );
  }
  const without = types.filter(({ talk }) => talk.count === 0).length;
  if (without > 0)
    lines.push('How long talks take is not in the log: the default of 3 min. Set talk.');
  return lines;
}

function aboutCallbacks({ callbacks }: FittedLog): string[] {
  if (callbacks === null) return [NOT_LOGGED.callbacks];
  const { offer } = callbacks;
  const when =
    offer.seen > 0
      ? `When callbacks are offered is seen from the waits of the ${countText(offer.seen)} calls that left their queue: all but a few had waited ${digits(offer.after)} s.`
      : `When callbacks are offered is not in the log: after ${digits(offer.after)} s.`;
  const lines = [
    `${when} Everyone still in the queue then is taken to be asked, once. If offers have other conditions, set them, and acceptsCallback until callbacks.created is what it was.`,
  ];
  if (callbacks.told === 0) {
    lines.push('Whether customers answered is not in the log: all do. Set answersCallback.');
  } else {
    lines.push(
      `What the ${digits(100 * (1 - callbacks.reached.value), 3)} % were who did not answer (engaged, voicemail) is not in the log: noAnswer.`,
    );
  }
  return lines;
}
