/**
 * A dial has reached nobody: the callback is over, or put off to be tried again.
 */
import { CallbackEvent, callbackLifecycle } from '../callback/lifecycle.js';
import { AfterUnreached, afterUnreached } from '../callback/retry.js';
import type { Agent } from '../model/agent.js';
import type { Interaction } from '../model/interaction.js';
import { Purpose } from '../model/purpose.js';
import type { RetryPlan } from '../model/rule-settings.js';
import { afterMissed } from './calls-to-come.js';
import { isOver } from './on-expiry.js';
import { putOff } from './put-off.js';
import type { Run } from './run.js';
import { finish, hangUp, wrapMs, wrapUp } from './wrap-up.js';

export function closeUnreached(run: Run, callback: Interaction, agent: Agent): void {
  const { retries } = run.plan.rules;
  const retry = retries === null ? null : (retries[callback.result] ?? null);
  switch (retry === null ? AfterUnreached.Close : decide(run, callback, retry)) {
    case AfterUnreached.Close:
      callback.life = callbackLifecycle.next(CallbackEvent.NotReached, callback.life);
      afterMissed(run, callback);
      return finish(run, callback, agent);
    case AfterUnreached.TryAgain:
      return tryAgain(run, callback, agent, retry!);
  }
}

function decide(run: Run, callback: Interaction, retry: RetryPlan): AfterUnreached {
  const { retriesInAllMax, liveAnswerCancels } = run.plan.rules;
  return afterUnreached(retry, retriesInAllMax, {
    retriedAfterResult: callback.retried?.[callback.result] ?? 0,
    retried: callback.dials - 1,
    isOver: isOver(run, callback) || (liveAnswerCancels && callback.caller.served),
  });
}

function tryAgain(run: Run, callback: Interaction, agent: Agent, retry: RetryPlan): void {
  callback.retried ??= new Uint8Array(run.plan.rules.retries!.length);
  callback.retried[callback.result]!++;
  const wrap = wrapMs(run, callback, agent);
  callback.queueState.history?.done(run.now - callback.lastOfferAt + wrap);
  hangUp(run, callback);
  const after = run.sample(retry.after, callback, Purpose.CallbackDelay, callback.dials);
  putOff(run, callback, run.now + after);
  wrapUp(run, agent, wrap);
}
