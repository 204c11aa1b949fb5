/**
 * Messages about agents: how they answer, and what keeps them from work.
 */
import { type Fault, fault } from './fault.js';

export function neverAtWork(): Fault {
  return fault('never-at-work', 'leaves next to nobody at work', 'write a share of 0.99 or less');
}
