/** The words of the program and its pages. */

export interface GlossaryWord {
  readonly word: string;
  /** Other names of the same thing, in other products and books. */
  readonly also: readonly string[];
  readonly meaning: string;
}

export const glossary: readonly GlossaryWord[] = [
  word('abandoned', 'Hung up while waiting on the line, without a callback.', 'reneged', 'lost'),
  word(
    'abandonment avoided',
    'Persons who abandon in the world noCallback less those who abandon in actual, among the same persons: saved - backfired + relieved - harmed.',
  ),
  word('actual', 'The world in which the scenario is run as it is written.'),
  word('agent', 'Who answers: a person of a team, with skills and shifts.'),
  word(
    'agreement',
    'A promised time to answer whoever asks for certain skills; it raises urgency with age.',
    'SLA target',
  ),
  word('applet', 'A step of a plan: an announcement, a queue, a callback.', 'node', 'step'),
  word(
    'backfired',
    'Persons who abandon although, or as, they took a callback, and would not without.',
  ),
  word('balking', 'Hanging up at once over a wait that was quoted.'),
  word('baseline', 'What a scenario came to when it was agreed on; `check` compares with it.'),
  word(
    'breakout',
    'A way out of a queue through its plan: by choice of the caller, after a time, at a length. Neither answered nor abandoned.',
  ),
  word(
    'callback',
    'A request that waits in the queue in place of its caller, with the age of the call; an agent is rung, then the customer is dialled.',
    'virtual hold',
    'queue callback',
  ),
  word('carried over', 'Kept over the night: the callback waits for the next opening.'),
  word('class of callers', 'Callers with the same habits: an entry of `callers`.'),
  word(
    'common random numbers',
    'The same caller has the same instants, patience, talk and tastes in every world and variant, so that differences come from what was changed.',
    'CRN',
  ),
  word('completed', 'The talk of a callback is over.'),
  word(
    'conversation',
    'What links the call, its callback and the outbound leg.',
    'interaction chain',
  ),
  word('customer first', 'The customer is dialled before an agent is found: rules.customerFirst.'),
  word(
    'drift',
    'Callback timing drift: the agent’s answer to the callback less the agent’s answer to the same call had it held. Positive is late.',
  ),
  word('dwell', 'How long an agent stays unavailable after a ring that was not answered.'),
  word(
    'fate',
    'What became of a person at the end: reached, pending, unreached, abandoned or turned away.',
  ),
  word('fingerprint', 'A hash of every event of a run; two runs that agree in it are the same.'),
  word('harmed', 'Persons who abandon because others took callbacks and kept their place.'),
  word('head start', 'Age with which a call is credited when it enters a queue.'),
  word(
    'hold',
    'The world in which those who took a callback stay on the line in its place and never hang up.',
  ),
  word(
    'inconclusive',
    'The interval contains the limit: neither holds nor fails; more replications decide.',
  ),
  word(
    'interval',
    'With a figure: its 95 % confidence interval over replications. Of a day: a row of intervals.csv.',
  ),
  word('margin', 'How much a measure may change before it matters.'),
  word(
    'measure',
    'A figure with a key, a unit and a definition: docs/measures.md.',
    'metric',
    'KPI',
  ),
  word(
    'noCallback',
    'The world in which there is no Callback applet: callers wait as long as their patience lasts.',
  ),
  word('occupancy', 'Work / (work + ready): how much of the time on duty is spent with contacts.'),
  word('offered', 'Entered a queue; counted once, however often it is rung.'),
  word('patience', 'How long a caller would wait on the line.'),
  word('pending', 'A callback that is not complete, or a person who still waits.'),
  word(
    'person',
    'A caller with all of their calls: redials, second calls and callbacks are one person’s.',
  ),
  word(
    'plan',
    'What a call goes through: applets, each with its next.',
    'interaction plan',
    'call flow',
  ),
  word(
    'point',
    'In a sweep: one combination of settings. Of a share: a hundredth, in differences.',
    'pp',
  ),
  word(
    'precision',
    'How narrow an interval must be; --until runs as many replications as that takes.',
  ),
  word('preset', 'The defaults of a platform: rules.preset.'),
  word('promise', 'The wait that a caller was told.', 'quote'),
  word(
    'queue',
    'Where calls and callbacks wait, by priority, then age: an acd applet.',
    'ACD',
    'split',
  ),
  word('reached', 'Has had a conversation with an agent, in whatever call.'),
  word('relieved', 'Persons who do not abandon because others took callbacks.'),
  word(
    'replication',
    'One independent run of the scenario: another day of the same forecast.',
    'iteration',
  ),
  word(
    're-queue',
    'An agent did not answer the ring of a callback: it is back in the queue with its age; the customer was not dialled.',
    'RONA',
  ),
  word('reserve', 'Idle agents that are kept for live calls.'),
  word('retry', 'A customer who was not reached is dialled again; off in the vendor’s rules.'),
  word('runOut', 'How long agents work on after the close while something waits: closing.runOut.'),
  word('saved', 'Persons who took a callback and would have abandoned without.'),
  word('seed', 'A text that fixes all random numbers; the same seed meets the same callers.'),
  word(
    'service level',
    'The share answered within the target; there are ten denominators, targets.serviceLevel names the one used.',
    'TSF',
  ),
  word('shard', 'A part of the replications, run wherever; `merge` makes the result of all parts.'),
  word('short abandon', 'Hung up within targets.shortAbandon: not held against the center.'),
  word('shrinkage', 'The share of paid time that agents are not available.'),
  word('skill', 'What an agent can do and a call asks for: mandatory, optional or expiring.'),
  word('threshold', 'What must hold: KEY < VALUE; judged by the bound of its interval.', 'SLO'),
  word('turned away', 'Ended by the plan without a conversation: closed, blocked, hung up on.'),
  word('twin', 'The same person, or call, in another world.'),
  word('unreached', 'The agent answered, the customer did not: the callback is closed.'),
  word('verdict', 'What a threshold or a comparison comes to.'),
  word('warm-up', 'The beginning of a run that is simulated and not counted: warmUp.'),
  word(
    'who pays',
    'The change, for those who took no callback, in abandonment, wait and service level.',
  ),
  word('world', 'A run of the same persons under other circumstances: actual, hold, noCallback.'),
  word(
    'wrap-up',
    'Work after the talk, in which an agent takes nothing.',
    'ACW',
    'after-call work',
  ),
];

function word(name: string, meaning: string, ...also: readonly string[]): GlossaryWord {
  return { word: name, also, meaning };
}
