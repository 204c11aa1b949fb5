/**
 * Messages about plans, applets and the ways between them.
 */
import { type Fault, fault, listed, quoted } from './fault.js';

export function misplacedKey(key: string, belongs: string): Fault {
  return fault(
    'misplaced-key',
    `"${key}" belongs to an applet with ${belongs}`,
    `take "${key}" away, or put it where it belongs`,
  );
}

export function handleTimeNeeded(): Fault {
  return fault(
    'handle-time-needed',
    'the method queueLength needs the time an interaction takes',
    'add "handleTime: 4m"',
  );
}

function way(applets: readonly string[]): string {
  const shown = applets.length > 12 ? [...applets.slice(0, 6), '…', ...applets.slice(-5)] : applets;
  return shown.join(' -> ');
}

export function endlessLoop(applets: readonly string[]): Fault {
  return fault(
    'endless-loop',
    `leads back to where it began without taking time: ${way(applets)}`,
    'put an announce that takes time on the way, or let it end elsewhere',
  );
}

export function breakoutToItself(): Fault {
  return fault(
    'breakout-to-itself',
    'leads straight back into the queue it leaves',
    'lead to another applet; left out, the caller stays in the queue',
  );
}

export function repeatsBeforeOthers(): Fault {
  return fault(
    'repeats-before-others',
    'repeats for ever, so the breakouts that come after it are never offered',
    'let only the last one repeat',
  );
}

export function callbackWithoutQueue(applets: readonly string[]): Fault {
  return fault(
    'callback-without-queue',
    `a call can come here without having queued (${way(applets)}), so there is no queue for its callback to return to (R10)`,
    'give it "initial: <applet>", through which the callback finds a queue, or put an acd before it',
  );
}

export function callbackFromLongestWaiting(queue: string, applets: readonly string[]): Fault {
  return fault(
    'callback-from-longest-waiting',
    `its callback would return to ${quoted(queue)}, which is in longestWaiting mode (${way(applets)}) (R10)`,
    `give it "initial: <applet>" that leads to a queue in skills mode, or write "mode: skills" in ${quoted(queue)}`,
  );
}

export function initialWithoutQueue(applets: readonly string[], ends: string): Fault {
  return fault(
    'initial-without-queue',
    `the callback's way from here ${ends}: ${way(applets)} (R11)`,
    'let every way from the initial applet reach an acd in skills mode',
  );
}

export function templateUnclosed(written: string): Fault {
  return fault(
    'template-unclosed',
    `${quoted(written)} has a "$(" without its ")"`,
    'write it like "$(alternative)"',
  );
}

export function rejectLoop(): Fault {
  return fault(
    'reject-loop',
    'a ring rejected at once, with noAnswerDwell 0s, could go round for ever in one instant (R14)',
    'give "after" of rejects a time above 0s, or noAnswerDwell one',
  );
}

export function silentLoop(): Fault {
  return fault(
    'silent-loop',
    'a ring that ends at once, with noAnswerDwell 0s and agents who may miss it, could go round for ever in one instant (R14)',
    'write a noAnswerTimeout above 0s, or a noAnswerDwell above 0s',
  );
}

export function notAQueue(name: string, queues: readonly string[]): Fault {
  return fault(
    'not-a-queue',
    `${quoted(name)} is not an acd applet, so there is no queue`,
    queues.length === 0 ? 'add one to the plan' : `write ${listed(queues, 'or')}`,
  );
}

export function announcesBeforeOthers(): Fault {
  return fault(
    'announces-before-others',
    'repeats for ever, so the announcements that come after it are never heard',
    'let only the last one repeat',
  );
}

export function checksPersonal(name: string): Fault {
  return fault(
    'checks-personal',
    `${quoted(name)} is a personal queue: for whose agent one would wait is not known before it`,
    'check a queue that is common to all',
  );
}

export function quotesPersonal(name: string): Fault {
  return fault(
    'quotes-personal',
    `${quoted(name)} is a personal queue: for whose agent one would wait is not known before it`,
    'tell the wait in the queue, with "announcements"',
  );
}

export function waitsNowhere(): Fault {
  return fault(
    'waits-nowhere',
    'a caller who is checked here does not wait in the queue, so there is no such time',
    'ask for it in "when" of a voluntary breakout',
  );
}

export function hangUpNotTrue(): Fault {
  return fault('hang-up-not-true', 'hangUp is either true or not there', 'write true');
}
