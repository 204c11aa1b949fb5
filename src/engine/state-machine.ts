import { Fault } from './invariant.js';
interface Row<State> { readonly from: readonly State[]; readonly to: State }
export class StateMachine<State extends string, Event extends string> {
  private readonly states: readonly State[]; private readonly events: readonly Event[]; private readonly table: Uint8Array;
  constructor(states: readonly State[], rows: Readonly<Record<Event, Row<State> | readonly Row<State>[]>>) {
    this.states = states; this.events = Object.keys(rows) as Event[];
    this.table = new Uint8Array(states.length * this.events.length).fill(255);
    this.events.forEach((e, k) => { for (const r of [rows[e]].flat() as Row<State>[]) for (const f of r.from) this.table[k * states.length + states.indexOf(f)] = states.indexOf(r.to); });
  }
  stateName(n: number): State { return this.states[n]!; }
  stateNumber(s: State): number { return this.states.indexOf(s); }
  eventNumber(e: Event): number { return this.events.indexOf(e); }
  next(event: number, state: number): number {
    const to = this.table[event * this.states.length + state]!;
    if (to === 255) throw new Fault(`${this.events[event]} cannot happen in ${this.states[state]}`);
    return to;
  }
}
