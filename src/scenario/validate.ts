/**
 * All that can be wrong with a document, found at once.
 */
import { checkAmounts } from './check/amounts.js';
import { checkCallers } from './check/callers.js';
import { checkCampaigns } from './check/campaigns.js';
import { type Sound, soundPart } from './check/draft.js';
import { entriesOf } from './check/entries.js';
import { checkHours } from './check/hours.js';
import { checkNames } from './check/names.js';
import { PlanGraph } from './check/plan-graph.js';
import { checkPlans } from './check/plans.js';
import { checkPolicies } from './check/policies.js';
import { checkReferences, skillsOf } from './check/references.js';
import { checkRouting } from './check/routing.js';
import { checkShifts } from './check/shifts.js';
import { checkStaffing } from './check/staffing.js';
import { checkCustomerFirst } from './customer-first.js';
import { type Diagnostics, EnoughFaults } from './faults/diagnostics.js';
import { Explanation } from './faults/explain.js';
import { notAMapping } from './faults/files.js';
import type { Layers } from './resolve/layers.js';
import { checkSchedules } from './schedule.js';
import { kindOf } from './schema/leaves.js';
import { type ScenarioDocument, scenario } from './schema/schema.js';
import { checkTemplates } from './template.js';

/** The document, if nothing is wrong with it; what is wrong is in `found`. */
export function validate(layers: Layers, found: Diagnostics): ScenarioDocument | null {
  const { root } = layers;
  if (kindOf(root) !== 'mapping') {
    found.at([], notAMapping(kindOf(root) === 'list' ? 'a list' : 'a single value'));
    return null;
  }
  const explanation = new Explanation(layers, found);
  // A scenario is read once or a few times: to write a program for each mapping takes longer.
  const parsed = scenario.safeParse(root, { jitless: true });
  try {
    if (!parsed.success) explanation.explain(parsed.error.issues);
    checkMeaning(soundPart(root, explanation.broken), found);
  } catch (error) {
    if (!(error instanceof EnoughFaults)) throw error;
  }
  return parsed.success && found.count === 0 ? (root as unknown as ScenarioDocument) : null;
}

function checkMeaning(sound: Sound, found: Diagnostics): void {
  const graph = new PlanGraph(sound.draft.plans);
  const skills = skillsOf(sound.draft.teams).length;
  // What is far too large is not looked at in detail.
  if (!checkAmounts(sound, graph, skills, found)) return;
  checkNames(sound.draft, found);
  checkReferences(sound, graph, found);
  checkCallers(sound, graph, found);
  checkCustomerFirst(sound.draft, found);
  checkSchedules(sound.draft, found);
  checkShifts(sound.draft, found);
  checkStaffing(sound.draft, found);
  checkCampaigns(sound, found);
  checkHours(sound, found);
  checkTemplates(graph, found);
  checkRouting(sound.draft, graph, found);
  checkPolicies(sound, found);
  const { plans } = sound.draft;
  if (sound.whole(['plans']) && Object.keys(plans).length > 0) {
    checkPlans(
      graph,
      entriesOf(sound.draft.callers, graph).map(({ id }) => id),
      found,
    );
  }
}
