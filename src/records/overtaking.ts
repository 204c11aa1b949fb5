/**
 * By how many a callback is overtaken: younger interactions in its queue, of the priority that its call
 * had, that were offered before it to an agent who could have served the call.
 *
 * What counts is what the call asked for when it left its queue. Where nothing but age decides there
 * is none; a callback that is put off, held, or asks for more than its call did, shows here.
 */
import type { Agent } from '../model/agent.js';
import { type Interaction, NEVER } from '../model/interaction.js';
import { PRIORITY_COUNT } from '../model/media.js';
import type { WaitList } from '../model/wait-list.js';
import { Counter } from './counter.js';
import { Aged, OlderFirst } from './older-first.js';

/** Callbacks whose calls waited in one line. */
class Line {
  readonly callbacks = new OlderFirst();
  private readonly agent: Agent | null;
  /** By group of agents: whether they could serve it. */
  private readonly serve: readonly boolean[];

  constructor({ agent, tiers }: WaitList) {
    const serve: boolean[] = [];
    for (const groups of tiers) for (const { id } of groups) serve[id] = true;
    this.agent = agent;
    this.serve = serve;
  }

  isFor(agent: Agent): boolean {
    return this.agent === null ? this.serve[agent.group.id] === true : this.agent === agent;
  }
}

class Watched extends Aged {
  /** The line it is watched in; null: it has been offered. */
  line: Line | null = null;
}

/** @param by -1: it is not compared */
export function countOvertaken(cells: Float64Array, cell: number, by: number): void {
  if (by < 0) return;
  cells[cell + Counter.AgeCompared]!++;
  if (by > 0) cells[cell + Counter.Overtaken]!++;
  cells[cell + Counter.OvertakenBy]! += by;
}

export class Overtaking {
  /** By queue and priority class. */
  private readonly lines: (Line[] | undefined)[] = [];
  /** By the number of the line. */
  private readonly byList: (Line | undefined)[] = [];
  /** By the slot of the callback's record. */
  private readonly watched: (Watched | undefined)[] = [];

  /** Ready for another run. */
  clear(): void {
    this.lines.length = 0;
    this.byList.length = 0;
    this.watched.length = 0;
  }

  /** A callback is created. One that is made at an agreed time is not compared with its call. */
  requested(call: Interaction, callback: Interaction): void {
    const { list } = call;
    if (list === null || list.queue !== call.queue || callback.slotAt !== NEVER) return;
    let line = this.byList[list.id];
    if (line === undefined) {
      line = new Line(list);
      this.byList[list.id] = line;
      const place = list.queue * PRIORITY_COUNT + list.priority;
      this.lines[place] ??= [];
      this.lines[place]!.push(line);
    }
    this.watched[callback.slot] ??= new Watched();
    const watched = this.watched[callback.slot]!;
    watched.begin(call.age0, call.sequence, callback.serial);
    watched.line = line;
    line.callbacks.join(watched);
  }

  offered(interaction: Interaction, agent: Agent): void {
    if (this.lines.length === 0) return;
    this.leave(interaction);
    const { queue, priority, requeues, firstOfferAt, lastOfferAt } = interaction;
    // An interaction overtakes once, by its first offer.
    if (requeues > 0 || firstOfferAt !== lastOfferAt) return;
    const lines = this.lines[queue * PRIORITY_COUNT + priority];
    if (lines === undefined) return;
    for (let k = 0; k < lines.length; k++) {
      const { callbacks } = lines[k]!;
      if (!callbacks.isEmpty && lines[k]!.isFor(agent)) callbacks.countOlderThan(interaction);
    }
  }

  /** By how many a callback was overtaken up to its first offer; -1: it is not compared. */
  of(callback: Interaction): number {
    return this.known(callback)?.count ?? -1;
  }

  ended(interaction: Interaction): void {
    if (this.lines.length > 0) this.leave(interaction);
  }

  private known({ slot, serial }: Interaction): Watched | null {
    const watched = this.watched[slot];
    return watched !== undefined && watched.serial === serial ? watched : null;
  }

  private leave(interaction: Interaction): void {
    const watched = this.known(interaction);
    if (watched === null || watched.line === null) return;
    watched.line.callbacks.leave(watched);
    watched.line = null;
  }
}
