/**
 * Messages about campaigns.
 */
import { type Fault, fault, quoted } from './fault.js';

export function nobodyDials(name: string, mayDial: number, reserve: number): Fault {
  if (mayDial === 0) {
    return fault(
      'nobody-dials',
      `nobody may dial for ${quoted(name)}`,
      'give an agent of its teams all of its skills, or ask for less',
    );
  }
  return fault(
    'nobody-dials',
    `${reserve === 1 ? '1 agent is' : `${reserve} agents are`} to stay idle, and no more than ${mayDial} may dial`,
    `write ${mayDial - 1} or fewer, or let more agents dial`,
  );
}

export function takesFromCallbacks(reserve: number, held: number): Fault {
  return fault(
    'dials-with-reserve',
    `leaves ${reserve === 1 ? '1 agent' : `${reserve} agents`} idle where callbacks leave ${held}: no callback would find enough`,
    `write "reserve: ${held}" or more, or less for "rules.reserveAgents"`,
  );
}

export function dialsForEver(): Fault {
  return fault(
    'dials-for-ever',
    'a dial that takes no time is followed by the next at once, for ever',
    'write how long it takes until the result is known, such as "20s"',
  );
}
