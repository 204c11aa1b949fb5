/**
 * What a run records is read back: every call, with its entry, wait, outcome, agent, talk and hold, to
 * the millisecond as a witness of the run saw it.
 */
import { describe, expect, test } from 'vitest';
import { LogMedium, LogOutcome, type LogRow } from '../../src/fit/log-row.js';
import { loadScenario, runScenario } from '../../src/index.js';
import type { Agent } from '../../src/model/agent.js';
import { Activity } from '../../src/model/agent-state.js';
import { CustomerResult } from '../../src/model/caller-plan.js';
import type { Interaction } from '../../src/model/interaction.js';
import { type BreakoutReason, Media } from '../../src/model/media.js';
import type { RequestOutcome } from '../../src/model/observer.js';
import { SilentObserver } from '../../src/records/silent-observer.js';
import { rowTexts } from '../../src/reports/row-texts.js';
import { simulate } from '../../src/simulation/simulate.js';
import { Takers, World } from '../../src/simulation/world.js';
import { readText } from './reading-logs.js';

interface Seen {
  readonly medium: LogMedium;
  at: number | null;
  answeredAt: number | null;
  abandonedAt: number | null;
  leftAt: number | null;
  endedAt: number | null;
  agent: string | null;
  talkMs: number;
  holdMs: number;
  reached: boolean;
  pending: boolean;
}

const TALKS: readonly Activity[] = [Activity.IncomingTalking, Activity.CallbackTalking];
const HOLDS: readonly Activity[] = [Activity.IncomingHolding, Activity.CallbackHolding];

/** Looks on, and knows nothing of records. */
class Witness extends SilentObserver {
  readonly seen = new Map<string, Seen>();
  private readonly inHand = new Map<Agent, Seen>();

  private of({ serial, media }: Interaction): Seen {
    const key = `${media} ${serial}`;
    let seen = this.seen.get(key);
    if (seen === undefined) {
      seen = {
        medium: media === Media.Phone ? LogMedium.Call : LogMedium.Callback,
        ...{ at: null, answeredAt: null, abandonedAt: null, leftAt: null, endedAt: null },
        ...{ agent: null, talkMs: 0, holdMs: 0, reached: false, pending: false },
      };
      this.seen.set(key, seen);
    }
    return seen;
  }

  override entered(interaction: Interaction, now: number): void {
    if (interaction.media === Media.Phone) this.of(interaction).at ??= now;
  }

  override requested(
    _call: Interaction,
    _outcome: RequestOutcome,
    callback: Interaction | null,
    now: number,
  ): void {
    if (callback !== null) this.of(callback).at = now;
  }

  override answered(interaction: Interaction, agent: Agent, now: number): void {
    const seen = this.of(interaction);
    seen.answeredAt ??= now;
    seen.agent = agent.plan.name;
    this.inHand.set(agent, seen);
  }

  override changed(agent: Agent, was: Activity, since: number, now: number): void {
    const seen = this.inHand.get(agent);
    if (seen === undefined) return;
    if (TALKS.includes(was)) seen.talkMs += now - since;
    if (HOLDS.includes(was)) seen.holdMs += now - since;
  }

  override settled(callback: Interaction, result: CustomerResult): void {
    if (result === CustomerResult.Person) this.of(callback).reached = true;
  }

  override abandoned(call: Interaction, now: number): void {
    this.of(call).abandonedAt = now;
  }

  override brokeOut(i: Interaction, _why: BreakoutReason, _toCallback: boolean, now: number): void {
    this.of(i).leftAt = now;
  }

  override ended(interaction: Interaction, now: number): void {
    this.of(interaction).endedAt = now;
  }

  override leftOver(interaction: Interaction): void {
    this.of(interaction).pending = true;
  }
}

/** A line a call, to be sorted and compared. */
function lineOfSeen(seen: Seen, startsAt: number): string | null {
  const { medium, at, answeredAt, abandonedAt, leftAt, endedAt, agent, reached } = seen;
  if (at === null || (seen.pending && answeredAt === null)) return null;
  const until = answeredAt ?? abandonedAt ?? leftAt ?? endedAt ?? Number.NaN;
  const isCall = medium === LogMedium.Call;
  // A callback that broke out of its queue goes on: its wait ends with it.
  const end = isCall ? until : (answeredAt ?? endedAt ?? Number.NaN);
  const outcome =
    answeredAt !== null
      ? LogOutcome.Answered
      : abandonedAt !== null
        ? LogOutcome.Abandoned
        : LogOutcome.Left;
  const talked = answeredAt !== null && !seen.pending && (isCall || reached);
  const parts = {
    medium,
    at: startsAt + at,
    waitMs: end - at,
    outcome,
    agent: answeredAt === null ? null : agent,
    talkMs: talked ? seen.talkMs : null,
    holdMs: talked ? seen.holdMs : null,
    reached: isCall || answeredAt === null ? null : reached,
  };
  return JSON.stringify(parts);
}

function lineOfRow({
  medium,
  at,
  waitMs,
  outcome,
  agent,
  talkMs,
  holdMs,
  reached,
}: LogRow): string {
  return JSON.stringify({ medium, at, waitMs, outcome, agent, talkMs, holdMs, reached });
}

const SCENARIOS = [
  'quickstart',
  'silent-agents',
  'retries',
  'customer-first',
  'slots',
  'week',
  'week-of-a-team',
  'second-line',
  'overflow-groups',
  'missed-callbacks',
  'busy-lines',
  'quoted-waits',
  'callback-straight-away',
  'scripted',
];

describe.each(SCENARIOS)('%s', (name) => {
  test('what was recorded is read as it was', async () => {
    const loaded = await loadScenario(`scenarios/${name}.yaml`, { replications: 1 });
    if (!loaded.ok) throw new Error(`${name} does not load`);
    let text = '';
    const { plan } = loaded.scenario;
    await runScenario(loaded.scenario, {
      texts: rowTexts,
      onInteractions: (interactions) => {
        text = interactions;
      },
    });
    const witness = new Witness();
    const takers = new Takers();
    simulate({ plan, replication: 0, world: World.Actual, takers, observer: witness });
    const startsAt = Date.parse(plan.startsAt);
    const wanted = [...witness.seen.values()].flatMap((seen) => lineOfSeen(seen, startsAt) ?? []);

    const { rows, rejected, reading } = await readText(text);
    expect(reading.reader.name).toBe('interactions');
    expect(reading.tally.accountedFor).toBe(reading.lines);
    expect(rejected.map(({ reason }) => reason).filter((why) => why !== 'unfinished')).toEqual([]);
    expect(rows.map(lineOfRow).sort()).toEqual(wanted.sort());
    expect(rows.length).toBeGreaterThan(0);
  });
});

test('a campaign’s calls are left out, and those that came in are not', async () => {
  const loaded = await loadScenario('scenarios/campaign.yaml', { replications: 1 });
  if (!loaded.ok) throw new Error('the campaign does not load');
  let text = '';
  await runScenario(loaded.scenario, {
    texts: rowTexts,
    onInteractions: (interactions) => {
      text = interactions;
    },
  });
  const { rows, leftOut } = await readText(text);
  expect(leftOut['outbound']).toBeGreaterThan(10);
  expect(rows.length).toBeGreaterThan(100);
});
