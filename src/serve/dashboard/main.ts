/** The dashboard: a recorded day, played. */
import type { DayFacts } from '../day-facts.js';
import { AgentsView } from './agents-view.js';
import { type Clock, clockOf } from './clock.js';
import { chosen, prepareFilters, preparePlayer } from './controls.js';
import { drawCurve } from './curve.js';
import { DayState } from './day-state.js';
import { byId, element, haveChildren, setText } from './dom.js';
import { FeedView } from './feed-view.js';
import { figuresOf } from './figures.js';
import { Player } from './player.js';
import { QueuesView } from './queues-view.js';
import { StoryView } from './story-view.js';
import { TableView } from './table-view.js';
import { TimelineReader } from './timeline-reader.js';

/** Views are drawn anew so often while it plays, at most; tables and lists less often. */
const DRAW_MS = 50;
const READ_MS = 300;

/** `/results/quickstart` and `?replication=7&at=3600` (seconds from the start). */
const result = /^\/results\/([^/]+)/.exec(location.pathname)?.[1] ?? '0';
const wanted = new URLSearchParams(location.search);

function address(part: string, query: Readonly<Record<string, string>>): string {
  return `/api/results/${result}/${part}?${new URLSearchParams(query)}`;
}

/** Without one the server says which replication is shown. */
function wantedReplication(): { replication?: string } {
  const given = wanted.get('replication');
  if (given === null) return {};
  return { replication: String(Math.max(1, Math.floor(Number(given)) || 1)) };
}

class Page {
  private readonly facts: DayFacts;
  private readonly replication: string;
  private readonly clock: Clock;
  private readonly timeline = new TimelineReader();
  private readonly state: DayState;
  private readonly player: Player;
  private readonly queues: QueuesView;
  private readonly agents: AgentsView;
  private readonly table = new TableView();
  private readonly feed = new FeedView();
  private readonly story = new StoryView();
  private drawnAt = 0;
  private readAt = 0;

  constructor(facts: DayFacts) {
    this.facts = facts;
    this.replication = String(facts.replication);
    this.clock = clockOf(facts);
    this.state = new DayState(facts, this.timeline);
    this.player = new Player(() => this.draw(false));
    this.queues = new QueuesView(this.state);
    this.agents = new AgentsView(this.state);
    setText(byId('name'), facts.name);
    document.title = `${facts.name}, replication ${facts.replication} – ringback`;
    setText(byId('zone'), facts.zone);
    byId<HTMLInputElement>('scrub').max = String(facts.endedAt);
    prepareFilters(facts, () => this.draw(true));
    preparePlayer(this.player);
    document.addEventListener('click', (event) => this.clicked(event));
  }

  /** Reads the timeline as it comes; what is there can be played. */
  async load(): Promise<void> {
    const { facts, timeline, player, replication } = this;
    const answer = await fetch(address('timeline', { replication }));
    if (!answer.ok || answer.body === null) throw new Error(await messageOf(answer));
    const reader = answer.body.getReader();
    const first = Number(wanted.get('at') ?? Number.NaN) * 1000;
    for (;;) {
      const { done, value } = await reader.read();
      if (value !== undefined) timeline.add(value);
      player.setEnd(done ? facts.endedAt : timeline.knownUntil);
      if (done) break;
    }
    drawCurve(byId<SVGElement>('curve'), timeline, facts.endedAt);
    if (facts.cutAt !== null) {
      complain(
        `The run is longer than can be shown: nothing is known after ${this.clock.full(facts.cutAt)}.`,
      );
    }
    player.goTo(Number.isFinite(first) ? first : firstOfInterest(timeline));
    document.body.dataset['loaded'] = String(timeline.count);
  }

  private draw(atOnce: boolean): void {
    const { player, state, clock } = this;
    const now = performance.now();
    const button = byId('play');
    setText(button, player.playing ? 'Pause' : 'Play');
    const still = atOnce || !player.playing;
    if (!still && now - this.drawnAt < DRAW_MS) return;
    this.drawnAt = now;
    state.goTo(player.now);
    const { selection, team, group, span } = chosen(state);
    const scrub = byId<HTMLInputElement>('scrub');
    scrub.value = String(player.now);
    scrub.setAttribute('aria-valuetext', clock.full(player.now));
    setText(byId('clock'), clock.full(player.now));
    this.queues.update(state, selection);
    this.agents.update(state, team);
    if (!still && now - this.readAt < READ_MS) return;
    this.readAt = now;
    const figures = figuresOf(state, selection);
    showWidgets(figures);
    this.table.update(state, selection, group, team, clock);
    setText(byId('table-span'), span);
    this.feed.update(state, this.timeline, clock);
    if (still) this.settle(figures.map(({ of, name, text }) => `${of} ${name} ${text}`).join(', '));
  }

  /** At rest: what is seen is said, and the address leads back here. */
  private settle(words: string): void {
    setText(byId('spoken'), `${this.clock.full(this.player.now)}: ${words}`);
    const query = new URLSearchParams({
      replication: this.replication,
      at: String(Math.round(this.player.now / 1000)),
    });
    history.replaceState(null, '', `?${query}`);
  }

  private clicked({ target }: MouseEvent): void {
    const chosenOne = (target as Element).closest<HTMLElement>('[data-serial]');
    const serial = Number(chosenOne?.dataset['serial'] ?? 0);
    if (serial === 0) return;
    this.player.pause();
    const { replication } = this;
    const where = address('conversation', { replication, serial: String(serial) });
    this.story.open(where, serial, this.clock).catch(({ message }: Error) => complain(message));
  }
}

/** A day begins with nobody there: the page opens where a third of its events are over. */
function firstOfInterest(timeline: TimelineReader): number {
  return timeline.count === 0 ? 0 : timeline.atOf(Math.floor(timeline.count / 3));
}

function showWidgets(figures: ReturnType<typeof figuresOf>): void {
  const list = byId('widgets');
  haveChildren(list, figures.length, () => element('div', {}, element('dt'), element('dd')));
  for (const [index, { name, text, of, means }] of figures.entries()) {
    const box = list.children[index] as HTMLElement;
    if (box.className !== of) box.className = of;
    box.title = means;
    const [term, value] = box.children;
    if (term !== undefined) setText(term, of === 'callback' ? `callbacks ${name}` : name);
    if (value !== undefined) setText(value, text);
  }
}

function complain(text: string): void {
  const alert = byId('alert');
  alert.hidden = false;
  alert.textContent = text;
}

async function messageOf(answer: Response): Promise<string> {
  try {
    return ((await answer.json()) as { message: string }).message;
  } catch {
    return `the server answered ${answer.status}`;
  }
}

/** The form that leads to another replication. */
function prepareChoice({ replications, replication }: DayFacts): void {
  const input = byId<HTMLInputElement>('replication');
  const go = (to: number): void => {
    const number = Math.max(1, Math.min(replications, Math.floor(to) || 1));
    location.search = `?replication=${number}`;
  };
  input.max = String(replications);
  input.value = String(replication);
  setText(byId('of'), `of ${replications}`);
  byId('previous').addEventListener('click', () => go(replication - 1));
  byId('next').addEventListener('click', () => go(replication + 1));
  byId('choose').addEventListener('submit', (event) => {
    event.preventDefault();
    go(Number(input.value));
  });
}

async function start(): Promise<void> {
  const answer = await fetch(address('day', wantedReplication()));
  if (!answer.ok) throw new Error(await messageOf(answer));
  const facts = (await answer.json()) as DayFacts;
  prepareChoice(facts);
  await new Page(facts).load();
}

start().catch(({ message }: Error) => complain(`The day cannot be shown: ${message}`));
