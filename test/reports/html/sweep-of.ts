/** What the page of a sweep is made from, for the tests. */
import { parseGrid } from '../../../src/experiments/grid.js';
import { Laboratory } from '../../../src/experiments/laboratory.js';
import { gatherSweep, type SweepData } from '../../../src/experiments/report/sweep-data.js';
import { SWEEP_MEASURES, sweepGrid } from '../../../src/experiments/sweep.js';
import { catalogueOf } from '../../../src/metrics/catalogue.js';
import { formatDiagnostics } from '../../../src/scenario/load.js';

/** @param parameters as `--param` takes them */
export async function sweepOf(
  text: string,
  parameters: readonly string[],
  flags: readonly string[] = [],
): Promise<SweepData> {
  const grid = parseGrid(parameters);
  if (!grid.ok) throw new Error(grid.faults.join());
  const laboratory = new Laboratory(text, 'sweep.yaml', { store: null });
  const first = await laboratory.prepare({ set: grid.grid.points[0]?.set ?? [] });
  if (!first.ok) throw new Error(formatDiagnostics(first.diagnostics));
  const { plan, seed } = first.scenario;
  const measures = new Map(catalogueOf(plan).map((each) => [each.key, each]));
  const options = { keys: SWEEP_MEASURES, frontiers: null };
  const result = await sweepGrid(grid.grid, options, ({ set }) => laboratory.run({ set }));
  return gatherSweep(result, { name: plan.name, seed, measures }, { text, flags });
}
