/**
 * Customer first, beyond the preset: worked by hand, to the millisecond. X keeps A1 busy: answered at
 * 5, it talks to 300, and A1 wraps to 330. B and C are those of the vectors.
 */
import { describe, expect, test } from 'vitest';
import { A1, agent, B, C, type CenterParts, center, type Fields, twoApplets } from './center.js';
import { type Told, tell } from './tell.js';

const X: Fields = { id: 'X', at: '0s', talk: '295s' };
const busy = agent('A1', '0s');

function first(customerFirst: Fields, parts: Partial<CenterParts> = {}): Promise<Told> {
  const { rules, ...others } = parts;
  return tell(
    center({ agents: [busy], calls: [X, B, C], rules: { ...rules, customerFirst }, ...others }),
  );
}

/** The instants of a callback's way. */
function way(told: Told, name = 'B') {
  const { dialledAt, onLineAt, answeredAt, result, resultAt, ends } = told.call(`${name} callback`);
  return { dialledAt, onLineAt, answeredAt, result, resultAt, ended: ends[0] };
}

describe('an agent is kept while the customer is dialled', () => {
  test('the agent’s phone rings when the customer is on the line', async () => {
    const told = await first({}, { agents: [A1], calls: [B, C] });
    expect(told.storyOf('B').slice(-6)).toEqual([
      '0:05:00.000 B callback offered to A1',
      '0:05:00.000 B callback dials',
      '0:05:10.000 B callback waits on the line',
      '0:05:15.000 B callback answered by A1',
      '0:05:15.000 B callback finds person',
      '0:07:15.000 B callback is Completed',
    ]);
    expect(told.actual.agent('A1').slice(0, 4)).toEqual([
      ['CallbackDialling', 300],
      ['CallbackRinging', 310],
      ['CallbackTalking', 315],
      ['WrapUp', 435],
    ]);
    // The held call is answered at 305: offer drift 0; the agent answers, and they talk, 10 s later.
    expect(told.drift('B')).toEqual({
      offer: 0,
      agent: 10,
      connect: 10,
      requeues: 0,
      ring: 10,
      dial: 0,
    });
    expect(
      told.measures(
        'callbacks.customerFirst.ahead',
        'callbacks.customerFirst.onLine',
        'callbacks.customerFirst.wait.mean_s',
        'callbacks.customerFirst.agentTimeSaved_h',
        'callbacks.dial.mean_s',
        'callbacks.drift.connect.mean_s',
      ),
    ).toEqual({
      'callbacks.customerFirst.ahead': 0,
      'callbacks.customerFirst.onLine': 1,
      'callbacks.customerFirst.wait.mean_s': 5,
      'callbacks.customerFirst.agentTimeSaved_h': 0,
      'callbacks.dial.mean_s': 10,
      'callbacks.drift.connect.mean_s': 10,
    });
  });

  test('or is connected at once, where no phone rings', async () => {
    const told = await first({ agentRings: false }, { agents: [A1], calls: [B, C] });
    expect(way(told)).toMatchObject({ onLineAt: 310, answeredAt: 310 });
    expect(told.actual.agent('A1').slice(0, 3)).toEqual([
      ['CallbackDialling', 300],
      ['CallbackTalking', 310],
      ['WrapUp', 430],
    ]);
  });

  test('a customer who is not reached sets the agent free at once, with no wrap', async () => {
    const engaged = { ...B, customer: { result: 'engaged', after: '3s' } };
    const told = await first({}, { agents: [A1], calls: [engaged, C] });
    expect(way(told)).toEqual({
      dialledAt: [300],
      onLineAt: null,
      answeredAt: null,
      result: 'engaged',
      resultAt: 303,
      ended: { at: 303, how: 'Unreached' },
    });
    expect(told.call('C').offers).toEqual([{ at: 303, to: 'A1' }]);
    expect(told.measure('callbacks.unreached.engaged')).toBe(1);
    expect(told.measure('callbacks.unreachedAgentTime_h')).toBeCloseTo(3 / 3600, 12);
    expect(told.measure('media.phoneCallback.answered')).toBe(0);
  });

  test('a machine is nobody: no agent is on the line to leave a message', async () => {
    const machine = { ...B, customer: { result: 'voicemail', after: '20s', message: '20s' } };
    const told = await first({}, { agents: [A1], calls: [machine, C] });
    expect(way(told)).toMatchObject({ result: 'voicemail', ended: { at: 320, how: 'Unreached' } });
    expect(told.call('C').offers).toEqual([{ at: 320, to: 'A1' }]);
  });

  test('a customer may refuse the prompt', async () => {
    const prompt = { takes: '5s', accepts: 0 };
    const told = await first({ prompt }, { agents: [A1], calls: [B, C] });
    expect(way(told)).toEqual({
      dialledAt: [300],
      onLineAt: null,
      answeredAt: null,
      result: 'promptRefused',
      resultAt: 315,
      ended: { at: 315, how: 'Unreached' },
    });
    expect(told.callback('B').customer).toBe(310);
    expect(told.call('C').offers).toEqual([{ at: 315, to: 'A1' }]);
    expect(told.measure('callbacks.dial.mean_s')).toBe(10);
  });

  test('a script says who accepts, whatever the share', async () => {
    const accepting = { ...B, customer: { result: 'person', after: '10s', accepts: true } };
    const prompt = { takes: '5s', accepts: 0 };
    const told = await first({ prompt }, { agents: [A1], calls: [accepting, C] });
    expect(way(told)).toMatchObject({ onLineAt: 315, answeredAt: 320, result: 'person' });
  });

  test('R14 an agent who misses the ring leaves the customer on the line, and the place is kept', async () => {
    const missed = { ...B, rings: ['missed'] };
    const told = await first(
      {},
      { agents: [A1, agent('A2', '340s')], calls: [missed, C], rules: { requeuePosition: 'tail' } },
    );
    // Kept at 300, on the line at 310, rung to 330; A2 comes at 340, rings, answers at 345.
    expect(told.call('B callback').offers).toEqual([
      { at: 300, to: 'A1' },
      { at: 340, to: 'A2' },
    ]);
    expect(way(told)).toMatchObject({ dialledAt: [300], onLineAt: 310, answeredAt: 345 });
    expect(told.callback('B')).toMatchObject({ requeues: 1, dials: 1 });
    expect(told.measure('callbacks.customerFirst.wait.mean_s')).toBe(35);
    // A1 is in No Answer from 330 to 360, and then takes C.
    expect(told.call('C').offers).toEqual([{ at: 360, to: 'A1' }]);
  });

  test('a customer hangs up while the agent’s phone rings', async () => {
    const impatient = { ...B, customer: { result: 'person', after: '10s', waits: '4s' } };
    const told = await first({}, { agents: [A1], calls: [impatient, C] });
    expect(way(told)).toEqual({
      dialledAt: [300],
      onLineAt: 310,
      answeredAt: null,
      result: 'hungUpWaiting',
      resultAt: 314,
      ended: { at: 314, how: 'Unreached' },
    });
    expect(told.call('C').offers).toEqual([{ at: 314, to: 'A1' }]);
    expect(
      told.measures(
        'callbacks.customerFirst.abandoned',
        'callbacks.customerFirst.abandonedRate',
        'callbacks.customerFirst.waitAbandoned.mean_s',
        'callbacks.unreached.hungUpWaiting',
        'abandoned',
      ),
    ).toEqual({
      'callbacks.customerFirst.abandoned': 1,
      'callbacks.customerFirst.abandonedRate': 1,
      'callbacks.customerFirst.waitAbandoned.mean_s': 4,
      'callbacks.unreached.hungUpWaiting': 1,
      abandoned: 0,
    });
  });

  test('an answer in the instant in which the patience ends counts', async () => {
    const impatient = { ...B, customer: { result: 'person', after: '10s', waits: '5s' } };
    const told = await first({}, { agents: [A1], calls: [impatient, C] });
    expect(way(told)).toMatchObject({ answeredAt: 315, result: 'person' });
  });
});

describe('customers are dialled ahead of a free agent', () => {
  test('once the callback is first and its own call is over, and then wait on the line', async () => {
    const told = await first({ ahead: 1 });
    expect(way(told)).toEqual({
      dialledAt: [45],
      onLineAt: 55,
      answeredAt: 335,
      result: 'person',
      resultAt: 335,
      ended: { at: 455, how: 'Completed' },
    });
    expect(told.actual.agent('A1')).toEqual([
      ['IncomingRinging', 0],
      ['IncomingTalking', 5],
      ['WrapUp', 300],
      ['CallbackRinging', 330],
      ['CallbackTalking', 335],
      ['WrapUp', 455],
      ['IncomingRinging', 485],
      ['IncomingTalking', 490],
      ['WrapUp', 610],
      ['Ready', 640],
    ]);
    // Nothing is between the held call and this: the agent is offered at 330 and answers at 335.
    expect(told.drift('B')).toMatchObject({ offer: 0, agent: 0, connect: 0 });
    expect(told.measure('callbacks.customerFirst.wait.mean_s')).toBe(280);
    expect(told.measure('callbacks.customerFirst.agentTimeSaved_h')).toBeCloseTo(10 / 3600, 12);
    expect(told.callback('B').row).toMatchObject({ dialledAt: 45_000, onLineAt: 55_000 });
  });

  test('and hang up when their patience ends', async () => {
    const told = await first({ ahead: 1, patience: '40s' });
    expect(way(told)).toMatchObject({
      onLineAt: 55,
      answeredAt: null,
      ended: { at: 95, how: 'Unreached' },
    });
    expect(told.call('C').offers).toEqual([{ at: 330, to: 'A1' }]);
    expect(told.measure('callbacks.unreachedAgentTime_h')).toBe(0);
    // B's fate: the callback was closed without them.
    expect(told.measure('persons.unreached')).toBe(1);
  });

  const D: Fields = {
    id: 'D',
    at: '20s',
    clid: '+441110003',
    takesCallbackAfter: '30s',
    hangsUpAfter: '30s',
  };

  test('the next one when a place becomes free', async () => {
    const told = await first({ ahead: 1 }, { calls: [X, B, D, C] });
    // B's place is free when A1 answers B at 335; D is first by then.
    expect(way(told, 'B')).toMatchObject({ dialledAt: [45], answeredAt: 335 });
    expect(way(told, 'D')).toMatchObject({ dialledAt: [335], onLineAt: 345, answeredAt: 490 });
  });

  test('several at once where there are places', async () => {
    const told = await first({ ahead: 2 }, { calls: [X, B, D, C] });
    expect(way(told, 'B')).toMatchObject({ dialledAt: [45], answeredAt: 335 });
    // D's own call is over at 50; it is second, behind one who is dialled.
    expect(way(told, 'D')).toMatchObject({ dialledAt: [50], onLineAt: 60, answeredAt: 490 });
  });

  test('a live call at the head is the next agent’s: nobody is dialled behind it', async () => {
    const before: Fields = { id: 'E', at: '5s', talk: '60s' };
    const told = await first({ ahead: 1 }, { calls: [X, before, B, C] });
    // E is offered to A1 at 330: only then is B first.
    expect(way(told)).toMatchObject({ dialledAt: [330], onLineAt: 340, answeredAt: 430 });
  });

  test('nobody while no agent who could serve them is logged in', async () => {
    const told = await first({ ahead: 1 }, { agents: [A1], calls: [B, C] });
    expect(way(told)).toMatchObject({ dialledAt: [300], onLineAt: 310, answeredAt: 315 });
    expect(told.measure('callbacks.customerFirst.ahead')).toBe(0);
  });

  test('an agent found for a callback that is not dialled yet is kept for it', async () => {
    const told = await first(
      { ahead: 1 },
      { agents: [busy, agent('A2', '100s')], calls: [X, B, D, C] },
    );
    // B waits on the line from 55 and is A2's at 100; D is dialled at 105, when B's place is free.
    expect(way(told, 'B')).toMatchObject({ answeredAt: 105 });
    expect(way(told, 'D')).toMatchObject({ dialledAt: [105], onLineAt: 115, answeredAt: 260 });
  });

  const twoSkills: CenterParts = {
    agents: [{ ...busy, skills: ['s'] }],
    calls: [{ ...X }, { id: 'S', at: '6s', needs: ['s'] }, B],
  };

  test('kept, the place on the line is that of the age', async () => {
    const told = await first({ ahead: 1 }, twoSkills);
    // S waits in a list of its own and is older: it is A1's at 330, B's turn comes at 485.
    expect(way(told)).toMatchObject({ dialledAt: [45], onLineAt: 55, answeredAt: 490 });
  });

  test('at the front, it is before all of its priority', async () => {
    const told = await first({ ahead: 1, place: 'front' }, twoSkills);
    expect(way(told)).toMatchObject({ dialledAt: [45], onLineAt: 55, answeredAt: 335 });
    expect(told.call('S').offers).toEqual([{ at: 485, to: 'A1' }]);
  });
});

describe('what goes before and after', () => {
  test('a customer still on the line of the call is not dialled ahead, but by an agent', async () => {
    const stays = { ...B, hangsUpAfter: '10m' };
    const applets = { thanks: { announce: '15m' } };
    const told = await first({ ahead: 1 }, { calls: [X, stays, C], applets });
    expect(way(told)).toMatchObject({
      dialledAt: [330],
      result: 'stillOnLine',
      ended: { at: 333, how: 'Unreached' },
    });
  });

  test('R15 the number of a customer on the line is engaged, and free when they have hung up', async () => {
    // D calls from another number, and names B's to be called back on.
    const other = { id: 'D', at: '20s', takesCallbackVia: 'other', data: { alternative: B.clid } };
    const applets = {
      ...twoApplets,
      other: { callback: { numberToDial: '$(alternative)' }, next: 'thanks' },
    };
    const told = (D: Fields, customerFirst: Fields) =>
      first(customerFirst, { calls: [X, B, { ...other, ...D }], applets });
    const soon = { takesCallbackAfter: '30s', hangsUpAfter: '30s' };
    expect(way(await told(soon, { ahead: 2 }), 'D')).toMatchObject({
      dialledAt: [50],
      result: 'engaged',
      resultAt: 53,
    });
    const later = { takesCallbackAfter: '75s', hangsUpAfter: '76s' };
    expect(way(await told(later, { ahead: 2, patience: '40s' }), 'D')).toMatchObject({
      dialledAt: [96],
      onLineAt: 106,
    });
  });

  test('with dials that take no time and rings that take none, all is as with the agent first', async () => {
    const scenario = (customerFirst: unknown): Fields => ({
      name: 'no time',
      length: '4h',
      rules: { customerFirst },
      teams: [{ name: 'team', agents: 4, answersRing: { phone: 1, callback: 1 } }],
      callers: [
        {
          name: 'public',
          arrivals: { poisson: { calls: 90, every: '1h' } },
          patience: { exponential: { mean: '5m' } },
          talk: { exponential: { mean: '3m' } },
          acceptsCallback: 0.7,
          answersCallback: { person: { probability: 1, after: '0s' } },
        },
      ],
      plans: {
        main: {
          queue: { acd: {}, breakouts: { voluntary: { after: '20s', to: 'callback' } } },
          callback: { callback: {} },
        },
      },
    });
    const instants = async (customerFirst: unknown) => {
      const told = await tell(scenario(customerFirst));
      expect(told.measure('callbacks.drift.absolute.mean_s')).toBe(0);
      expect(told.measure('callbacks.drift.pairs')).toBeGreaterThan(50);
      return told.actual.courses.map(({ name, answeredAt, ends }) => [name, answeredAt, ends]);
    };
    const agentFirst = await instants('off');
    expect(await instants({ agentRings: false })).toEqual(agentFirst);
    expect(await instants({ agentRings: false, ahead: 3 })).toEqual(agentFirst);
  });

  test('with an agent who cannot be there nobody can give up for one', async () => {
    const told = first({}, { calls: [{ ...B, customer: { result: 'agentGaveUp' } }] });
    await expect(told).rejects.toThrow(/no agent is on the line while the customer is dialled/);
  });
});
