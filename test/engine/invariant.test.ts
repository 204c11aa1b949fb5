import { expect, test } from 'vitest';
import { Fault, invariant } from '../../src/engine/invariant.js';

test('what holds passes, and narrows the type', () => {
  const value = 'text' as string | undefined;
  invariant(value !== undefined, 'a text is given');
  expect(value.length).toBe(4);
});

test('what does not hold is a fault that says what must', () => {
  expect(() => invariant(false, 'an interaction waits in one queue at a time')).toThrow(
    new Fault('an interaction waits in one queue at a time'),
  );
  expect(new Fault('anything').name).toBe('Fault');
});
