/** What dialling the customer first comes to; of scenarios that do so, and of no others. */
import { Counter } from '../records/counter.js';
import { count, ratio } from './builders.js';
import { itemsOf } from './items.js';
import type { Measure } from './measure.js';
import { counter, type Scope, scaled } from './scope.js';

const MS = 0.001;
const c = Counter;

export function customerFirstMeasures(at: string, back: Scope): Measure[] {
  const of = (index: number) => counter(back, index);
  const mean = (key: string, top: number, bottom: number, definition: string): Measure =>
    ratio(at + key, 's', 'lower', [scaled(of(top), MS), of(bottom)], definition);
  const share = (key: string, top: number, bottom: number, definition: string): Measure =>
    ratio(at + key, 'share', 'lower', [of(top), of(bottom)], definition);
  return [
    count(`${at}ahead`, of(c.DialledAhead), 'Customers dialled while no agent was kept for them.'),
    count(
      `${at}onLine`,
      of(c.OnLine),
      'Customers who came to be on the line: they answered and, where there is a prompt, accepted.',
    ),
    count(
      `${at}abandoned`,
      of(c.OnLineAbandoned),
      'Customers on the line who hung up before an agent answered; within unreached.',
      'lower',
    ),
    share('abandonedRate', c.OnLineAbandoned, c.OnLine, 'Abandoned / customers on the line.'),
    mean(
      'wait.mean_s',
      c.OnLineConnectedMs,
      c.OnLineConnected,
      'From being on the line to the agent’s answer, over those connected.',
    ),
    ...[0.5, 0.95].map((p) => quantile(at, p, back.queue)),
    mean(
      'waitAbandoned.mean_s',
      c.OnLineAbandonedMs,
      c.OnLineAbandoned,
      'From being on the line to the hang-up.',
    ),
    {
      kind: 'mean',
      key: `${at}agentTimeSaved_h`,
      unit: 'h',
      better: 'higher',
      definition:
        'Dials and prompts through which no agent was kept: agent time that dialling with an agent takes.',
      of: scaled(of(c.DialledWithoutAgentMs), MS / 3600),
    },
  ];
}

function quantile(at: string, p: number, queue: number): Measure {
  return {
    kind: 'quantile',
    key: `${at}wait.p${Math.round(p * 100)}_s`,
    unit: 's',
    better: 'lower',
    definition: `Wait on the line: ${Math.round(p * 100)} % of those connected wait at most this.`,
    p,
    histogram: itemsOf({ world: 'actual', list: 'onLineWaits' }, (q) => queue < 0 || q === queue),
  };
}
