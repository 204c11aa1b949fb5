/** What is said and cannot work, or has no effect: what to do about it. */
import { expect, test } from 'vitest';
import { brief, loadedFrom, scenario } from './reading.js';

type Parts = Readonly<Record<string, string>>;

async function notesOf(parts: Parts): Promise<readonly string[]> {
  return (await loadedFrom(scenario(parts))).notes;
}

const called = (call: string) =>
  `callers: [{ name: public, calls: [{ at: 10s, takesCallbackAfter: 30s, ${call} }] }]`;
const plans = (callback: string) =>
  `plans: { main: { queue: { acd: {}, breakouts: { voluntary: { after: 30s, to: callback } } }, callback: { callback: ${callback} } } }`;

test('trunks that no class names keep their lines', async () => {
  const trunks = 'trunks: [{ name: main, lines: 3 }, { name: spare, lines: 3 }]';
  const callers = 'callers: [{ name: public, trunks: main, calls: [{ at: 10s }] }]';
  expect(await notesOf({ trunks, callers })).toEqual([
    'nobody comes in on the trunks "spare": their lines stay free; write "trunks: spare" in a class of callers, or take them out',
  ]);
});

test('what only a customer who is dialled first is asked has no effect on another', async () => {
  const callers = called('customer: { result: person, waits: 40s }');
  expect(await notesOf({ callers, plans: plans('{}') })).toEqual([
    'calls say customer.waits, which matters only to customers who are dialled first; add "rules: { customerFirst: {} }", or take it out',
  ]);
  const both = called('customer: [{ result: person, waits: 40s, accepts: false }]');
  expect(await notesOf({ callers: both, plans: plans('{}') })).toEqual([
    'calls say customer.accepts and customer.waits, which matters only to customers who are dialled first; add "rules: { customerFirst: {} }", or take them out',
  ]);
  const rules = 'rules: { customerFirst: {} }';
  expect(await notesOf({ callers: both, plans: plans('{}'), rules })).toEqual([
    expect.stringMatching(/^rules.customerFirst is/),
  ]);
});

test('keys and numbers that nobody asks for, and numbers that nobody dials, are told', async () => {
  const callers = called('presses: ["1"], gives: "0815"');
  expect(await notesOf({ callers, plans: plans('{}') })).toEqual([
    'calls say presses, and no plan has an applet menu; add one, or take it out',
    'calls say gives, and no plan has an applet askNumber; add one, or take it out',
  ]);
  const asked = (numberToDial: string) =>
    `plans: { main: { queue: { acd: {}, breakouts: { voluntary: { after: 30s, to: ask } } }, ask: { askNumber: {}, next: callback }, callback: { callback: { ${numberToDial} } } } }`;
  const gives = called('gives: "0815"');
  expect(await notesOf({ callers: gives, plans: asked('numberToDial: "$(alternative)"') })).toEqual(
    [],
  );
  expect(await notesOf({ callers: gives, plans: asked('') })).toEqual([
    'main.ask: no callback is made to the number that it asks for; write numberToDial: "$(alternative)" in a callback',
  ]);
});

test('what orders a queue in the other mode has no effect, and is told', async () => {
  const acd = (fields: string) => ({ plans: `plans: { main: { queue: { acd: { ${fields} } } } }` });
  expect(await notesOf(acd('mode: longestWaiting, agreementRouting: true'))).toEqual([
    'main.queue: acd.agreementRouting has no effect in mode longestWaiting; write "mode: skills", or take it out',
  ]);
  expect(await notesOf(acd('agePerMinute: 2'))).toEqual([
    'main.queue: acd.agePerMinute has no effect in mode skills; write "mode: longestWaiting", or take it out',
  ]);
  expect(await notesOf(acd('mode: longestWaiting, agePerMinute: 2'))).toEqual([]);
  const both = await loadedFrom(scenario(acd('mode: longestWaiting, agreementRouting: true')));
  expect(both.plan.queues[0]?.agreementRouting).toBe(false);
});

test('again within again is refused, as no such call would come', async () => {
  const callers = called('again: [{ at: 5m, again: [{ at: 10m }] }]');
  expect(await brief(scenario({ callers, plans: plans('{}') }))).toEqual([
    'callers.public.calls[0].again[0].again: "again" of a person stands with the first call, not within another; write this call there, beside the other: its "at" counts from the start of the run',
  ]);
});

test.each([
  ['80', '80 is not a share; write 80% or 0.8'],
  ['2.5', '2.5 is not a share; write 2.5% or 0.025'],
  ['180%', '180% is not a share; write one from 0 to 100 %, such as 80% or 0.8'],
])('an agreed share of %s is told how shares are written', async (share, message) => {
  const agreements = `agreements: [{ name: all, skills: [], target: 20s, share: ${share} }]`;
  expect(await brief(scenario({ agreements }))).toEqual([`agreements.all.share: ${message}`]);
});

test('one agent is not told of as several', async () => {
  const teams = 'teams: [{ name: support, agents: 1 }]';
  const rules = 'rules: { reserveAgents: 1 }';
  expect(await brief(scenario({ teams, rules }))).toEqual([
    'rules.reserveAgents: keeps 1 agent idle, and there is only one agent: no callback would ever be made; leave it out',
  ]);
  const campaigns = 'campaigns: [{ name: c, reserve: 1 }]';
  expect(await brief(scenario({ teams, campaigns }))).toEqual([
    'campaigns.c.reserve: 1 agent is to stay idle, and no more than 1 may dial; write 0 or fewer, or let more agents dial',
  ]);
});

test.each([
  ['opening', 'opening: [{ from: 08:00 }]'],
  ['opening without a beginning', 'opening: [{ days: [mon] }]'],
  ['rules.window', 'rules: { window: [{ from: 08:00 }] }'],
  ['slots', plans('{ schedule: { slots: { from: 08:00, every: 30m } } }')],
  [
    'between',
    'plans: { main: { queue: { acd: {}, breakouts: { voluntary: { after: 30s, to: callback, when: { between: [{ from: 08:00 }] } } } }, callback: { callback: {} } } }',
  ],
])('a span without an end is told a time: %s', async (_, part) => {
  const key = part.slice(0, part.indexOf(':'));
  const faults = await brief(scenario({ [key]: part }));
  expect(faults).toContainEqual(expect.stringContaining('"to" is missing; add "to: 18:00"'));
});

test('a way without an end is told an applet', async () => {
  const ways = 'plans: { main: { queue: { acd: {}, breakouts: { voluntary: { after: 30s } } } } }';
  expect(await brief(scenario({ plans: ways }))).toEqual([
    'plans.main.queue.breakouts.voluntary.to: "to" is missing; add "to: callback"',
  ]);
});

test('retries and the customer first: what to write instead', async () => {
  const rules = 'rules: { customerFirst: {}, retries: { noAnswer: { times: 1 } } }';
  expect(await brief(scenario({ rules }))).toEqual([
    'rules.retries: a customer who is dialled before an agent is not tried again; write "retries: none" (those of a preset fall away by themselves), or "customerFirst: off"',
  ]);
});

const schedule = (slots: string) => plans(`{ schedule: { slots: ${slots} } }`);
const opening = 'opening: [{ from: 08:00, to: 12:00 }]';

test('slots outside the opening hours or the window are not offered, and a note says how many', async () => {
  // The run is from 08:00 to 18:00: of 20 half hours 8 are within the hours.
  const all = schedule('{ from: 08:00, to: 18:00, every: 30m }');
  const note =
    'main.callback: 12 of 20 slots do not lie within the opening hours and "rules.window", and are not offered; change "slots" if they are meant to be';
  expect(await notesOf({ plans: all, opening })).toContain(note);
  const rules = 'rules: { window: [{ from: 08:00, to: 12:00 }] }';
  expect(await notesOf({ plans: all, rules })).toContain(note);
  const none = await notesOf({ plans: all });
  expect(none.filter((each) => each.includes('slots do not'))).toEqual([]);
});

test('a slot that the close would cut is outside', async () => {
  const uneven = schedule('{ from: 08:15, to: 12:15, every: 30m }');
  expect(await notesOf({ plans: uneven, opening })).toContainEqual(
    expect.stringContaining('1 of 8 slots do not lie'),
  );
});

test('no slot within the hours, or one that is chosen outside them, is refused', async () => {
  const late = schedule('{ from: 13:00, to: 18:00, every: 30m }');
  expect(await brief(scenario({ plans: late, opening }))).toEqual([
    'plans.main.callback.callback.schedule.slots: no whole slot lies within the opening hours of the center and "rules.window"; let "from" and "to" lie within them, or write a shorter "every"',
  ]);
  const all = schedule('{ from: 08:00, to: 18:00, every: 30m }');
  expect(await brief(scenario({ plans: all, opening, callers: called('slot: 13:00') }))).toEqual([
    'callers.public.calls[0].slot: the slot at "13:00" does not lie within the opening hours of the center and "rules.window"; choose one that does, or open longer',
  ]);
});

test('a campaign that says no hours is dialled while the center is open', async () => {
  const campaigns = 'campaigns: [{ name: c }]';
  const { plan } = await loadedFrom(scenario({ campaigns, opening }));
  expect(plan.campaigns[0]!.open).toEqual([{ from: 0, to: 4 * 3_600_000 }]);
  const always = await loadedFrom(scenario({ campaigns }));
  expect(always.plan.campaigns[0]!.open).toEqual([{ from: 0, to: Number.POSITIVE_INFINITY }]);
});

test('agents whom no shift of their team asks for are on no roster', async () => {
  const shifts = (more: string) => `shifts: [{ from: 08:00, to: 18:00, agents: 4${more} }]`;
  const team = (agents: number, more = '') =>
    `teams: [{ name: support, agents: ${agents}, ${shifts(more)} }]`;
  expect(await notesOf({ teams: team(4) })).toEqual([]);
  expect(await notesOf({ teams: team(40) })).toEqual([
    '36 agents of "support" are on no shift of the run: its shifts say how many follow each; raise "agents" of a shift to roster them, or lower those of the team',
  ]);
  expect(await notesOf({ teams: team(5) })).toEqual([
    expect.stringMatching(/^1 agent of "support" is on no/),
  ]);
});
