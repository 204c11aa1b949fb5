/**
 * The center of the worked vectors: one queue in skills-based mode; both rings are answered after
 * 5 s, the customer after 10 s; talk 120 s, wrap 30 s, patience without end; A1 comes at 300.
 */

export type Fields = Readonly<Record<string, unknown>>;

export interface CenterParts {
  readonly agents?: readonly Fields[];
  readonly team?: Fields;
  readonly callers?: Fields;
  readonly calls: readonly Fields[];
  /** Applets of the plan `main`, laid over those of the vectors. */
  readonly applets?: Fields;
  readonly rules?: Fields;
  readonly scenario?: Fields;
}

/** An agent who is Ready from an instant on. */
export function agent(name: string, from: string, others: Fields = {}): Fields {
  return { name, shifts: [{ from }], ...others };
}

export const A1 = agent('A1', '300s');

/** B queues at 10, takes the callback at 40 and is off the line at 45. */
export const B = {
  id: 'B',
  at: '10s',
  clid: '+441110001',
  takesCallbackAfter: '30s',
  hangsUpAfter: '35s',
};

/** C queues at 60 and stays. */
export const C = { id: 'C', at: '60s', clid: '+441110002' };

const applets = {
  queue: { acd: {}, breakouts: { voluntary: { after: '30s', to: 'callback' } } },
  callback: { callback: {}, next: 'thanks' },
  thanks: { announce: '5s' },
};

/** A plan with two Callback applets, `callback` and `other`, both of which return to the queue. */
export const twoApplets = {
  queue: {
    acd: {},
    breakouts: {
      voluntary: [
        { after: '30s', to: 'callback' },
        { after: '30s', to: 'other' },
      ],
    },
  },
  other: { callback: {}, next: 'thanks' },
};

export function center(parts: CenterParts): Fields {
  return {
    name: 'worked vector',
    length: '1h',
    replications: 1,
    ...parts.scenario,
    rules: parts.rules ?? {},
    teams: [
      {
        name: 'team',
        agents: parts.agents ?? [A1],
        answersRing: {
          phone: { probability: 1, after: '5s' },
          callback: { probability: 1, after: '5s' },
        },
        wrap: '30s',
        ...parts.team,
      },
    ],
    callers: [
      {
        name: 'callers',
        patience: 'never',
        talk: '120s',
        ...parts.callers,
        calls: parts.calls,
      },
    ],
    plans: { main: { ...applets, ...parts.applets } },
  };
}
