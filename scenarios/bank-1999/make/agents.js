/**
 * The agents of a day, as their services show them.
 *
 * The log has services, not presence. An agent counts as present from the first call it took to the
 * last one (what is in hand is finished after that), except in a gap between two services
 *   - of more than 30 minutes, or
 *   - in which callers this agent could have taken waited for more than 5 minutes altogether:
 *     nobody who is there lets them wait that long.
 * Shorter gaps with callers waiting are work after a call; `wrap.js` estimates them.
 *
 * A type of call counts as an agent's skill where the agent took at least a fifth of what it would
 * have taken if the day's calls fell on agents without regard to type. Where that would be fewer
 * than five calls the day says too little, and the week decides.
 */
import { bankDay, sundayOf } from './read-log.js';

export const LONGEST_GAP_S = 1800;
export const LONGEST_WRAP_S = 300;
const ENOUGH_EXPECTED = 5;
const SHARE_OF_EXPECTED = 0.2;

/** Every agent's day of the log: services in order, skills, gaps between the services. */
export function agentDays(calls) {
  const counts = countTypes(calls);
  const queuedByDay = groupedBy(
    calls.filter((call) => call.queued),
    (call) => bankDay(call.at),
  );
  const served = calls.filter((call) => call.agent !== null && call.serviceFrom !== null);
  const days = groupedBy(served, (call) => `${bankDay(call.at)} ${call.agent}`);
  return [...days.entries()].sort().map(([key, services]) => {
    const [day, name] = key.split(' ');
    const skills = skillsOf(counts, day, name);
    const waits = mergedWaits(queuedByDay.get(day) ?? [], skills);
    services.sort((a, b) => a.serviceFrom - b.serviceFrom || a.line - b.line);
    return { day, name, skills, services, gaps: gapsOf(services, waits) };
  });
}

function groupedBy(items, key) {
  const groups = new Map();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** Calls served, by period (day or week), agent ('' is everybody) and type. */
function countTypes(calls) {
  const counts = new Map();
  const add = (key) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const call of calls) {
    if (!call.handled) continue;
    const day = bankDay(call.at);
    for (const period of [day, `week ${sundayOf(day)}`]) {
      for (const name of call.agent === null ? [''] : ['', call.agent]) {
        add(`${period} ${name} ${call.type}`);
        add(`${period} ${name} *`);
      }
    }
  }
  return counts;
}

function skillsOf(counts, day, name) {
  const count = (period, who, type) => counts.get(`${period} ${who} ${type}`) ?? 0;
  const expected = (period, type) =>
    (count(period, name, '*') * count(period, '', type)) / count(period, '', '*');
  return ['PS', 'PE', 'NW', 'NE', 'IN', 'TT'].filter((type) => {
    const enough = expected(day, type) >= ENOUGH_EXPECTED;
    const period = enough ? day : `week ${sundayOf(day)}`;
    const taken = count(period, name, type);
    return taken > 0 && taken >= SHARE_OF_EXPECTED * expected(period, type);
  });
}

/** The stretches of the day in which somebody waited whom these skills could have served. */
function mergedWaits(queued, skills) {
  const waits = queued
    .filter((call) => skills.includes(call.type))
    .map((call) => ({ from: call.at, to: call.at + call.waitS }))
    .sort((a, b) => a.from - b.from);
  const merged = [];
  for (const wait of waits) {
    const last = merged.at(-1);
    if (last !== undefined && wait.from <= last.to) last.to = Math.max(last.to, wait.to);
    else merged.push({ ...wait });
  }
  return merged;
}

/** One gap before each service but the first; null where services overlap. */
function gapsOf(services, waits) {
  let end = services[0].serviceFrom + services[0].serviceS;
  return services.slice(1).map((service) => {
    const from = end;
    const to = service.serviceFrom;
    end = Math.max(end, service.serviceFrom + service.serviceS);
    if (to < from) return null;
    const waitedS = waits.reduce(
      (sum, wait) => sum + Math.max(0, Math.min(wait.to, to) - Math.max(wait.from, from)),
      0,
    );
    const waiting = waits.find((wait) => wait.from <= from && from < wait.to);
    const waitedFirstS = waiting === undefined ? null : waiting.to - from;
    return { lengthS: to - from, waitedS, waitedFirstS };
  });
}

export function isAbsence(gap) {
  return gap !== null && (gap.lengthS > LONGEST_GAP_S || gap.waitedS > LONGEST_WRAP_S);
}

/** When an agent is there to take calls: from the first one taken to the last, less absences. */
export function spansOf({ services, gaps }) {
  const runs = [[services[0]]];
  gaps.forEach((gap, i) => {
    if (isAbsence(gap)) runs.push([]);
    runs.at(-1).push(services[i + 1]);
  });
  return runs
    .map((run) => {
      const [first, last] = [run[0], run.at(-1)];
      const to = last.serviceFrom + (run.length === 1 ? last.serviceS : 0);
      return { from: nearestMinute(first.serviceFrom), to: nearestMinute(to) };
    })
    .map(({ from, to }) => ({ from, to: Math.max(to, from + 60) }));
}

function nearestMinute(at) {
  return Math.round(at / 60) * 60;
}

/** The agents of one day as lines of a scenario file, indented to stand under a team. */
export function agentLines(days) {
  return days.flatMap((agent) => {
    const shifts = joined(spansOf(agent)).map(
      ({ from, to }) => `{ from: ${timeOfDay(from)}, to: ${timeOfDay(to)} }`,
    );
    const rows = [];
    for (let i = 0; i < shifts.length; i += 3) rows.push(shifts.slice(i, i + 3).join(', '));
    const head = `      - { name: ${agent.name}, skills: [${agent.skills.join(', ')}], shifts: [`;
    return [head, ...rows.map((row, i) => `          ${row}${i < rows.length - 1 ? ',' : '] }'}`)];
  });
}

/** Spans that touch after rounding are one. */
function joined(spans) {
  const out = [];
  for (const span of spans) {
    const last = out.at(-1);
    if (last !== undefined && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else out.push({ ...span });
  }
  return out;
}

function timeOfDay(at) {
  return new Date(at * 1000).toISOString().slice(11, 16);
}
