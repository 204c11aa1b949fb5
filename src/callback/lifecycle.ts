/**
 * The life of one queued callback, as a table. An event that has no row for a state is a fault of
 * the program, not something to be handled.
 */
import { StateMachine } from '../engine/state-machine.js';

//= R16
//# This behavior avoids the callback being retried infinitely
// Of the states that can be left, Queued and Offered are entered again by R14; in the preset whatever
// an agent's answer leads to is final. Deferred, and with it a way back from a dial, is reached only
// where a setting beyond the preset puts callbacks off. With the customer first (a setting), OnLine
// and OnLineOffered are to a customer on the line what Queued and Offered are to one who is not.
export const callbackLifecycle = new StateMachine(
  [
    'Created',
    'Deferred',
    'Queued',
    'Offered',
    'Dialling',
    'OnLine',
    'OnLineOffered',
    'Talking',
    'Voicemail',
    'Completed',
    'Unreached',
    'Expired',
    'Cancelled',
  ],
  {
    putOff: { from: ['Created', 'Dialling', 'Voicemail'], to: 'Deferred' },
    queued: [
      { from: ['Created', 'Deferred', 'Queued'], to: 'Queued' },
      { from: ['OnLine'], to: 'OnLine' },
    ],
    offered: [
      { from: ['Created', 'Deferred', 'Queued'], to: 'Offered' },
      { from: ['OnLine'], to: 'OnLineOffered' },
    ],
    agentSilent: [
      { from: ['Offered'], to: 'Queued' },
      { from: ['OnLineOffered'], to: 'OnLine' },
    ],
    agentAnswered: { from: ['Offered'], to: 'Dialling' },
    customerDialled: { from: ['Created', 'Deferred', 'Queued'], to: 'Dialling' },
    customerAccepted: { from: ['Dialling'], to: 'OnLine' },
    reached: { from: ['Dialling', 'OnLineOffered'], to: 'Talking' },
    voicemail: { from: ['Dialling'], to: 'Voicemail' },
    notReached: { from: ['Dialling', 'Voicemail', 'OnLine', 'OnLineOffered'], to: 'Unreached' },
    talkEnded: { from: ['Talking'], to: 'Completed' },
    expired: { from: ['Created', 'Deferred', 'Queued'], to: 'Expired' },
    cancelled: { from: ['Created', 'Deferred', 'Queued'], to: 'Cancelled' },
  },
);

/** The numbers of the states, for the hot path. */
export const CallbackState = {
  Created: callbackLifecycle.stateNumber('Created'),
  Deferred: callbackLifecycle.stateNumber('Deferred'),
  Queued: callbackLifecycle.stateNumber('Queued'),
  Offered: callbackLifecycle.stateNumber('Offered'),
  Dialling: callbackLifecycle.stateNumber('Dialling'),
  Talking: callbackLifecycle.stateNumber('Talking'),
  Voicemail: callbackLifecycle.stateNumber('Voicemail'),
  Completed: callbackLifecycle.stateNumber('Completed'),
  Unreached: callbackLifecycle.stateNumber('Unreached'),
  Expired: callbackLifecycle.stateNumber('Expired'),
  Cancelled: callbackLifecycle.stateNumber('Cancelled'),
} as const;

/** The numbers of the events. */
export const CallbackEvent = {
  PutOff: callbackLifecycle.eventNumber('putOff'),
  Queued: callbackLifecycle.eventNumber('queued'),
  Offered: callbackLifecycle.eventNumber('offered'),
  AgentSilent: callbackLifecycle.eventNumber('agentSilent'),
  AgentAnswered: callbackLifecycle.eventNumber('agentAnswered'),
  CustomerDialled: callbackLifecycle.eventNumber('customerDialled'),
  CustomerAccepted: callbackLifecycle.eventNumber('customerAccepted'),
  Reached: callbackLifecycle.eventNumber('reached'),
  Voicemail: callbackLifecycle.eventNumber('voicemail'),
  NotReached: callbackLifecycle.eventNumber('notReached'),
  TalkEnded: callbackLifecycle.eventNumber('talkEnded'),
  Expired: callbackLifecycle.eventNumber('expired'),
  Cancelled: callbackLifecycle.eventNumber('cancelled'),
} as const;

/** Whether a callback is over: only then is it "complete" in the words of the page (R17). */
export function isComplete(state: number): boolean {
  return (
    state === CallbackState.Completed ||
    state === CallbackState.Unreached ||
    state === CallbackState.Expired ||
    state === CallbackState.Cancelled
  );
}

/** Whether a callback waits, in its queue or outside, with nobody at work on it. */
export function isWaiting(state: number): boolean {
  return (
    state === CallbackState.Created ||
    state === CallbackState.Deferred ||
    state === CallbackState.Queued
  );
}
