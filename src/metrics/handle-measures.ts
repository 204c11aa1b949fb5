/** What a contact takes of an agent's time. */
import { Counter } from '../records/counter.js';
import { HandlePart } from '../records/handling.js';
import { ratio } from './builders.js';
import type { Figure, Measure } from './measure.js';
import { counter, plus, type Scope, scaled } from './scope.js';

const MS = 0.001;

export function handleMeasures(prefix: string, scope: Scope): Measure[] {
  const of = (part: number): Figure => counter(scope, Counter.HandleMs + part);
  const answered = counter(scope, Counter.Answered);
  const seconds = (key: string, ms: Figure, definition: string): Measure =>
    ratio(prefix + key, 's', 'neither', [scaled(ms, MS), answered], definition);
  const parts: [key: string, part: number, text: string][] = [
    ['talk', HandlePart.Talk, 'talking, without hold'],
    ['hold', HandlePart.Hold, 'with the caller on hold'],
    ['wrap', HandlePart.Wrap, 'wrapping up'],
    ['dial', HandlePart.Dial, 'dialling a callback, from the agent’s answer on'],
    ['voicemail', HandlePart.Voicemail, 'leaving a voicemail'],
  ];
  return [
    seconds(
      'aht_s',
      plus(...parts.map(([, part]) => of(part))),
      'Average handle time: (talk + hold + wrap, for callbacks + dial + voicemail) / answered.',
    ),
    ...parts.map(([key, part, text]) =>
      seconds(`aht.${key}_s`, of(part), `The part of the average handle time spent ${text}.`),
    ),
  ];
}
