/** What agents of random scenarios do beside answering: in a third of the scenarios. */
import fc from 'fast-check';
import type { Fields } from './center.js';

export const people: fc.Arbitrary<Fields> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.record({
      lateness: fc.constantFrom<unknown>('none', {
        probability: 0.5,
        by: { exponential: { mean: '60s' } },
      }),
      sickness: fc.constantFrom(0, 0.3),
      wrapLimit: fc.constantFrom('none', '15s'),
      noAnswerDwell: fc.constantFrom(undefined, '10s', 'stay'),
      shrinkage: fc.constantFrom<unknown>(
        'none',
        { share: 0.3, spell: '40s' },
        { share: 0.2, spell: '2m', as: 'lunch' },
      ),
    }),
  },
);

/** Holds within talks. */
export const hold: fc.Arbitrary<unknown> = fc.constantFrom<unknown>(
  'none',
  'none',
  { probability: 0.5, for: '10s' },
  { probability: 1, for: { exponential: { mean: '15s' } }, times: 3 },
);
