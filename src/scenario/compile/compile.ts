/**
 * From a resolved scenario to the center plan that a run takes.
 */
import { AppletKind } from '../../model/applets.js';
import type { CenterPlan } from '../../model/center-plan.js';
import { entriesOf } from '../check/entries.js';
import { skillsOf } from '../check/references.js';
import { type Clock, clockOf } from '../clock.js';
import type { Diagnostics } from '../faults/diagnostics.js';
import { NameList } from '../names.js';
import { notesOf } from '../notes/notes.js';
import type { ResolvedScenario } from '../resolve/resolve.js';
import { checkSlots, slotsLeftOut } from '../schedule.js';
import type { DataFiles } from '../text/data-files.js';
import { durationMs } from '../text/duration.js';
import { readCallsFiles, readMeasured } from '../text/read-files.js';
import { midnightsOf } from './absence.js';
import { compileCallers, isTransferred } from './callers.js';
import { compileCampaigns } from './campaigns.js';
import { compileDays } from './days.js';
import { Distributions, gammaIfUsed } from './distribution.js';
import { compileHours, holdsCallbacks, openingOf, slotHoursOf, uncutOpening } from './hours.js';
import { type CompiledPlans, compilePlans } from './plans.js';
import { compileAgreements } from './queues.js';
import { compileCounting, compileRules, departures } from './rules.js';
import { compileTeams } from './teams.js';
import { checkWork } from './work.js';

export interface Compiled {
  readonly plan: CenterPlan;
  readonly notes: readonly string[];
}

/** The plan, or null if the files that the scenario names, or its shifts, have faults. */
export async function compile(
  resolved: ResolvedScenario,
  files: DataFiles,
  found: Diagnostics,
): Promise<Compiled | null> {
  const clock = await clockOf(resolved.start);
  if ('problem' in clock) {
    found.at(['start'], clock);
    return null;
  }
  const notes: string[] = [];
  const lengthMs = durationMs(resolved.length);
  const skills = new NameList(skillsOf(resolved.teams));
  const measured = await readMeasured(resolved, files, found);
  const calls = await readCallsFiles(resolved.callers, {
    files,
    clock,
    lengthMs,
    skills,
    found,
    notes,
  });
  // Faults of files end here: what they should have held is missing below.
  if (found.count > 0) return null;
  const distributions = new Distributions(await gammaIfUsed(resolved), measured);
  const context = {
    clock,
    lengthMs,
    horizonMs: lengthMs + durationMs(resolved.closing.runOut),
    distributions,
    skills,
  };
  const built = build(resolved, context, calls, found);
  if (found.count > 0) return null;
  const { plan, graph } = built;
  const entries = entriesOf(resolved.callers, graph);
  notes.push(
    ...notesOf({
      resolved,
      graph,
      entries,
      agents: plan.agents,
      hours: plan.hours,
      queues: plan.queues,
      skills: skills.names,
    }),
    ...slotsLeftOut(resolved, {
      clock,
      lengthMs,
      slotHours: slotHoursOf(resolved, clock, lengthMs),
    }),
  );
  return { plan, notes };
}

interface Context {
  readonly clock: Clock;
  readonly lengthMs: number;
  readonly horizonMs: number;
  readonly distributions: Distributions;
  readonly skills: NameList;
}

function build(
  resolved: ResolvedScenario,
  context: Context,
  calls: Awaited<ReturnType<typeof readCallsFiles>>,
  found: Diagnostics,
) {
  const { skills, distributions, lengthMs } = context;
  const teams = new NameList(resolved.teams.map(({ name }) => name));
  const dataSources = new NameList();
  const agreements = compileAgreements(resolved.agreements, skills);
  const { clock } = context;
  const opening = openingOf(resolved.opening, clock, lengthMs);
  const slotHours = slotHoursOf(resolved, clock, lengthMs);
  const agents = compileTeams(resolved, { ...context, skills: skills.names, found });
  const plans = compilePlans(resolved.plans, {
    ...context,
    opening,
    slotHours,
    teams,
    dataSources,
    agreements,
  });
  const { applets, queues, graph } = plans;
  const trunks = new NameList(resolved.trunks.map(({ name }) => name));
  checkSlots(resolved, { clock, lengthMs, slotHours }, found);
  const classes = compileCallers(resolved, {
    skills,
    dataSources,
    clock,
    distributions,
    lengthMs,
    trunks,
    ...referencesOf(plans),
    fromFile: (classIndex) => calls.get(classIndex) ?? [],
  });
  checkWork(resolved, classes, lengthMs, found);
  const plan: CenterPlan = Object.freeze({
    name: resolved.name,
    seed: String(resolved.seed),
    ...compileTimes(resolved, context, queues.length, found),
    midnights: midnightsOf(agents, clock, context.horizonMs),
    ...compileCounting(resolved),
    rules: compileRules(resolved.rules, distributions, holdsCallbacks(resolved)),
    departures: departures(resolved),
    skills: skills.names,
    dataSources: dataSources.names,
    teams: teams.names,
    agents: agents,
    callers: resolved.callers.map(({ name }) => name),
    classes: classes,
    transfers: classes.some(isTransferred),
    campaigns: compileCampaigns(resolved.campaigns, { ...context, teams }),
    applets,
    queues,
    agreements,
    trunks: resolved.trunks,
  });
  return { plan, graph };
}

/** What callers refer to, by number. */
function referencesOf({ applets, graph, applet }: CompiledPlans) {
  const from = (entered: string, reference: string): number =>
    applet(graph.applet(entered.split('.')[0] ?? '', reference) ?? reference);
  return {
    entry: (reference: string) => applet(graph.entry(reference) ?? reference),
    applet: from,
    queue: (plan: string, reference: string) => {
      const acd = applets[from(plan, reference)];
      return acd?.kind === AppletKind.Acd ? acd.queue : -1;
    },
  };
}

/** When the run begins and ends, what of it is counted apart, and when the center is open. */
function compileTimes(
  resolved: ResolvedScenario,
  context: Context,
  queues: number,
  found: Diagnostics,
) {
  const { clock, lengthMs } = context;
  const warmUpMs = durationMs(resolved.warmUp);
  const intervalMs = durationMs(resolved.interval);
  const opening = uncutOpening(resolved.opening, clock, lengthMs);
  return {
    startsAt: clock.startsAt,
    lengthMs,
    warmUpMs,
    intervalMs,
    ...compileDays({ ...context, warmUpMs, intervalMs, queues, opening }),
    runOutMs: durationMs(resolved.closing.runOut),
    hours: compileHours(resolved, { ...context, found }),
    maxEvents: resolved.limits.events,
    maxOpen: resolved.limits.open,
  };
}
