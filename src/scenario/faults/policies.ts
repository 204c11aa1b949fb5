/**
 * Messages about settings beyond the preset.
 */
import { type Fault, fault } from './fault.js';

export function noCondition(): Fault {
  return fault(
    'offer-without-condition',
    'names no condition',
    'write one such as "estimatedWaitOver: 5m", or leave "when" out: the offer is always made',
  );
}

export function fullWithoutCap(): Fault {
  return fault(
    'full-without-cap',
    'is where a call goes that finds no room for its callback, and there always is',
    'add "pendingMax: 20", or take it away',
  );
}

export function neverNewBefore(before: string, length: string): Fault {
  return fault(
    'never-new-before',
    `no callback is created within ${before} of the end of a day of ${length}: never`,
    'write less',
  );
}

export function capOfNoRetries(): Fault {
  return fault(
    'cap-of-no-retries',
    'caps how often a callback is tried again, and none ever is',
    'add "retries: { noAnswer: { times: 2, after: 10m } }", or take it away',
  );
}

export function retriesOfCustomerFirst(): Fault {
  return fault(
    'retries-of-customer-first',
    'a customer who is dialled before an agent is not tried again',
    'write "retries: none" (those of a preset fall away by themselves), or "customerFirst: off"',
  );
}

export function expiresBeforeItQueues(delay: string, expiresAfter: string): Fault {
  return fault(
    'expires-before-it-queues',
    `every callback is over after ${expiresAfter}, before it enters its queue after ${delay}`,
    'write a longer "expiresAfter", or a shorter "initialDelay"',
  );
}
