/** What the main measures are called where there is room for words. */

const NAMES: Readonly<Record<string, string>> = {
  offered: 'Live calls offered',
  answered: 'Live calls answered',
  abandoned: 'Live calls abandoned',
  abandonedRate: 'Abandoned / offered',
  serviceLevel: 'Service level',
  'serviceLevel.customer': 'Service level by person',
  asa_s: 'Average speed of answer',
  'wait.abandoned.mean_s': 'Wait of those who hang up',
  'queueLength.mean': 'Live calls waiting',
  occupancy: 'Occupancy',
  reached: 'Persons reached',
  abandonmentAvoided: 'Abandonment avoided',
  'abandonmentAvoided.rate': 'Abandonment avoided / persons',
  reachedGained: 'Reached gained',
  agentTimePerReached_min: 'Agent minutes a person reached',
  cost: 'Cost',
  rostered_h: 'Rostered hours',
  'callbacks.created': 'Callbacks created',
  'callbacks.completed': 'Callbacks completed',
  'callbacks.unreached': 'Callbacks that reach nobody',
  'callbacks.pending': 'Callbacks pending at the end',
  'callbacks.requeues.mean': 'Re-queues a callback',
  'callbacks.drift.mean_s': 'Callback timing drift',
  'callbacks.drift.p95_s': 'Drift, 19 of 20 at most',
  'callbacks.connectWait.mean_s': 'Wait until the callback talks',
};

export function measureName(key: string): string {
  return NAMES[key] ?? key;
}
