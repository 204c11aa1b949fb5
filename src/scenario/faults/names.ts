/**
 * Messages about names that are given twice, and names of nothing.
 */
import { type Fault, fault, listed, quoted } from './fault.js';
import { nearest } from './nearest.js';

export function nameTakenTwice(what: string, name: string): Fault {
  return fault(
    'name-taken-twice',
    `there are two ${what}s called ${quoted(name)}`,
    'give each a name of its own',
  );
}

export function unknownTeam(name: string, teams: readonly string[]): Fault {
  return unknown('unknown-team', 'team', name, teams);
}

export function unknownAgreement(name: string, agreements: readonly string[]): Fault {
  return unknown('unknown-agreement', 'agreement', name, agreements);
}

export function unknownTrunks(name: string, groups: readonly string[]): Fault {
  if (groups.length > 0) return unknown('unknown-trunks', 'group of lines', name, groups);
  return fault(
    'unknown-trunks',
    `there is no group of lines ${quoted(name)}`,
    `add "trunks: [{ name: ${name}, lines: 30 }]" to the scenario`,
  );
}

export function unknownPlan(reference: string, plans: readonly string[]): Fault {
  return unknown('unknown-plan', 'plan', reference, plans);
}

export function unknownApplet(reference: string, candidates: readonly string[]): Fault {
  const ending = ['end', 'none', 'hangup', 'stop', 'exit'].includes(reference.toLowerCase());
  if (ending) {
    return fault(
      'unknown-applet',
      `there is no applet ${quoted(reference)}`,
      'to end the plan, leave the key out or lead to an applet with "hangUp: true"',
    );
  }
  return unknown('unknown-applet', 'applet', reference, candidates);
}

export function unknownSkill(skill: string, skills: readonly string[]): Fault {
  const meant = nearest(skill, skills);
  return fault(
    'unknown-skill',
    `no team has the skill ${quoted(skill)}`,
    meant !== null
      ? `did you mean "${meant}"?`
      : skills.length === 0
        ? `give it to a team: "skills: { ${skill}: 1 }"`
        : `the teams have ${listed(skills)}`,
  );
}

export function noDefaultPlan(plans: readonly string[]): Fault {
  return fault(
    'no-default-plan',
    'does not say which plan the callers enter',
    `add "plan: …": ${listed(plans, 'or')}`,
  );
}

function unknown(code: string, what: string, name: string, known: readonly string[]): Fault {
  const meant = nearest(name, known);
  if (meant !== null)
    return fault(code, `there is no ${what} ${quoted(name)}`, `did you mean "${meant}"?`);
  return fault(
    code,
    `there is no ${what} ${quoted(name)}`,
    known.length === 0
      ? 'the file has none'
      : known.length === 1
        ? `there is only ${listed(known)}`
        : `the ${what}s are ${listed(known)}`,
  );
}
