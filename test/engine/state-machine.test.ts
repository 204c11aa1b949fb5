import { describe, expect, test } from 'vitest';
import { Fault } from '../../src/engine/invariant.js';
import { StateMachine } from '../../src/engine/state-machine.js';

const door = new StateMachine(['Shut', 'Open', 'Locked', 'Gone'], {
  open: { from: ['Shut'], to: 'Open' },
  shut: { from: ['Open'], to: 'Shut' },
  turnKey: [
    { from: ['Shut'], to: 'Locked' },
    { from: ['Locked'], to: 'Shut' },
  ],
  takeAway: { from: ['Shut', 'Open', 'Locked'], to: 'Gone' },
});

describe('a life as a table', () => {
  test('an event leads from a state to the one in its row', () => {
    const next = (event: 'open' | 'turnKey', state: 'Shut' | 'Locked') =>
      door.stateName(door.next(door.eventNumber(event), door.stateNumber(state)));
    expect(next('open', 'Shut')).toBe('Open');
    expect(next('turnKey', 'Shut')).toBe('Locked');
    expect(next('turnKey', 'Locked')).toBe('Shut');
  });

  test('numbers follow the order of declaration', () => {
    expect(door.states.map((name) => door.stateNumber(name))).toEqual([0, 1, 2, 3]);
    expect(door.events.map((name) => door.eventNumber(name))).toEqual([0, 1, 2, 3]);
  });

  test('an event without a row is a fault that names both', () => {
    const open = door.eventNumber('open');
    expect(door.can(open, door.stateNumber('Locked'))).toBe(false);
    expect(() => door.next(open, door.stateNumber('Locked'))).toThrow(
      new Fault('open cannot happen in Locked'),
    );
    expect(() => door.next(99, 0)).toThrow(Fault);
  });

  test('the matrix has every state against every event', () => {
    expect(`\n${door.matrix()}`).toMatchInlineSnapshot(`
      "
              open  shut  turnKey  takeAway
      Shut    Open  -     Locked   Gone
      Open    -     Shut  -        Gone
      Locked  -     -     Shut     Gone
      Gone    -     -     -        -"
    `);
  });

  test('the diagram has an arrow for each row, a beginning and the ends', () => {
    expect(door.toMermaid()).toMatchInlineSnapshot(`
      "stateDiagram-v2
        [*] --> Shut
        Shut --> Open: open
        Shut --> Locked: turnKey
        Shut --> Gone: takeAway
        Open --> Shut: shut
        Open --> Gone: takeAway
        Locked --> Shut: turnKey
        Locked --> Gone: takeAway
        Gone --> [*]"
    `);
  });

  test('two rows for one event and state are a fault', () => {
    const twice = [
      { from: ['A'], to: 'B' },
      { from: ['A'], to: 'A' },
    ] as const;
    expect(() => new StateMachine(['A', 'B'], { go: twice })).toThrow(Fault);
  });

  test('a state that is not declared, or declared twice, is a fault', () => {
    const astray = { go: { from: ['A' as string], to: 'C' } };
    expect(() => new StateMachine(['A', 'B'] as string[], astray)).toThrow('C is declared');
    expect(() => new StateMachine(['A', 'A'], {})).toThrow(Fault);
  });
});
