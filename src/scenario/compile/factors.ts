/**
 * What is uncertain about callers, multiplied as `factors` says. Factors of 1 leave everything as it
 * is, object for object.
 *
 * Every draw keeps its uniform, so the n-th caller stays the same person, more or less patient, under
 * every factor. Only the volume brings other callers: the n-th calls earlier or later, and more or
 * fewer come.
 */
import type { RateProfile } from '../../engine/rates.js';
import {
  type AcceptanceRow,
  type CustomerAnswer,
  CustomerResult,
} from '../../model/caller-plan.js';

export function scaledRates(profile: RateProfile, volume: number): RateProfile {
  if (volume === 1) return profile;
  const scaled = (rates: readonly number[]): number[] => rates.map((rate) => rate * volume);
  return {
    edges: profile.edges,
    startPerMs: scaled(profile.startPerMs),
    endPerMs: scaled(profile.endPerMs),
  };
}

/** Shares who accept, at most all. */
export function scaledAcceptance(
  rows: readonly AcceptanceRow[],
  acceptance: number,
): readonly AcceptanceRow[] {
  if (acceptance === 1) return rows;
  return rows.map((row) => ({ ...row, probability: atMostAll(row.probability * acceptance) }));
}

/**
 * Acceptance that goes with patience: of those with less than `medianMs` left it is `impatient` times
 * what it was, of the others 2 - `impatient` times. Each row becomes two.
 */
export function tiltedAcceptance(
  rows: readonly AcceptanceRow[],
  impatient: number,
  medianMs: number,
): readonly AcceptanceRow[] {
  return rows.flatMap((row) => [
    {
      ...row,
      patienceUnderMs: Math.min(row.patienceUnderMs ?? Infinity, medianMs),
      probability: atMostAll(row.probability * impatient),
    },
    { ...row, probability: atMostAll(row.probability * (2 - impatient)) },
  ]);
}

/**
 * Who answers a callback; what else becomes of it makes up for the difference in proportion, or is
 * nobody answering where nothing else was foreseen.
 */
export function scaledAnswers(
  answers: readonly CustomerAnswer[],
  answering: number,
  noAnswer: CustomerAnswer,
): readonly CustomerAnswer[] {
  if (answering === 1) return answers;
  const before = answers.find(({ result }) => result === CustomerResult.Person)?.probability ?? 0;
  const after = atMostAll(before * answering);
  if (before === 1) {
    const person = answers.map((each) =>
      each.result === CustomerResult.Person ? { ...each, probability: after } : each,
    );
    const others = person.filter(({ result }) => result !== CustomerResult.NoAnswer);
    return after === 1 ? person : [...others, { ...noAnswer, probability: 1 - after }];
  }
  const times = (1 - after) / (1 - before);
  return answers.map((each) => ({
    ...each,
    probability: each.result === CustomerResult.Person ? after : each.probability * times,
  }));
}

function atMostAll(share: number): number {
  return Math.min(1, share);
}
