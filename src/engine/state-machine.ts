/**
 * A life as a table: which event leads from which state to which other.
 *
 * The table is compiled to one byte for each event and state. States and events are numbers in the
 * order of their declaration; the first state is the beginning. An event that has no row for a state
 * is a fault of the program, not something to be handled.
 */
import { Fault, invariant } from './invariant.js';

export interface Row<State extends string> {
  readonly from: readonly State[];
  readonly to: State;
}

/** The byte of what cannot happen. */
const NO_ROW = 255;

export class StateMachine<State extends string, Event extends string> {
  readonly states: readonly State[];
  readonly events: readonly Event[];
  private readonly table: Uint8Array;

  /** An event with several outcomes has several rows. */
  constructor(
    states: readonly State[],
    rows: Readonly<Record<Event, Row<NoInfer<State>> | readonly Row<NoInfer<State>>[]>>,
  ) {
    invariant(states.length < NO_ROW, `a life has fewer than ${NO_ROW} states`);
    invariant(new Set(states).size === states.length, 'a state is declared once');
    this.states = states;
    this.events = Object.keys(rows) as Event[];
    this.table = new Uint8Array(states.length * this.events.length).fill(NO_ROW);
    for (const event of this.events) {
      for (const row of [rows[event]].flat() as readonly Row<State>[]) this.compile(event, row);
    }
  }

  /** The number of the state that follows; a fault if the event has no row for this state. */
  next(event: number, state: number): number {
    const to = this.table[event * this.states.length + state];
    if (to === undefined || to === NO_ROW) {
      throw new Fault(`${this.events[event]} cannot happen in ${this.states[state]}`);
    }
    return to;
  }

  /** Whether the event has a row for this state. */
  can(event: number, state: number): boolean {
    return this.table[event * this.states.length + state] !== NO_ROW;
  }

  stateNumber(name: State): number {
    return numberOf(this.states, name);
  }

  eventNumber(name: Event): number {
    return numberOf(this.events, name);
  }

  stateName(state: number): State {
    const name = this.states[state];
    invariant(name !== undefined, `there is no state ${state}`);
    return name;
  }

  /** The table as a diagram. A state that nothing leaves is an end. */
  toMermaid(): string {
    const lines = ['stateDiagram-v2', `  [*] --> ${this.states[0]}`];
    for (const [state, name] of this.states.entries()) {
      const leaving = this.events.filter((_, event) => this.can(event, state));
      for (const event of leaving) {
        lines.push(`  ${name} --> ${this.follower(event, state)}: ${event}`);
      }
      if (leaving.length === 0) lines.push(`  ${name} --> [*]`);
    }
    return lines.join('\n');
  }

  /** Every state against every event: the state that follows, or "-" for what cannot happen. */
  matrix(): string {
    const table = [['', ...this.events]];
    for (const [state, name] of this.states.entries()) {
      const cells = this.events.map((event, k) =>
        this.can(k, state) ? this.follower(event, state) : '-',
      );
      table.push([name, ...cells]);
    }
    const widths = table[0]!.map((_, k) => Math.max(...table.map((row) => row[k]!.length)));
    return table
      .map((row) =>
        row
          .map((cell, k) => cell.padEnd(widths[k]!))
          .join('  ')
          .trimEnd(),
      )
      .join('\n');
  }

  private follower(event: Event, state: number): State {
    return this.stateName(this.next(this.eventNumber(event), state));
  }

  private compile(event: Event, { from, to }: Row<State>): void {
    for (const state of from) {
      const at = this.eventNumber(event) * this.states.length + this.stateNumber(state);
      invariant(this.table[at] === NO_ROW, `${event} leads from ${state} to one state`);
      this.table[at] = this.stateNumber(to);
    }
  }
}

function numberOf(names: readonly string[], name: string): number {
  const number = names.indexOf(name);
  invariant(number >= 0, `${name} is declared`);
  return number;
}
