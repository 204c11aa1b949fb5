/** The parts of docs/api.md that are made from the program: real answers, and the columns of tables. */
import { loadScenario, runScenario } from '../../src/index.js';
import { joinedColumns } from '../../src/reports/joined-table.js';
import {
  activityColumns,
  interactionColumns,
  queueTimeColumns,
} from '../../src/reports/vendor-tables.js';
import { type RecordedTable, record } from '../../src/serve/record.js';

/** The scripted callback's rows of a table, as the API answers them. */
async function rowsOf(table: RecordedTable): Promise<Record<string, unknown>[]> {
  const loaded = await loadScenario('scenarios/scripted.yaml');
  if (!loaded.ok) throw new Error('the scripted scenario does not load');
  const { sums } = await runScenario(loaded.scenario);
  const recording = record({ scenario: loaded.scenario, sums }, 0, table);
  const rows = [...recording.rows()].map((text) => JSON.parse(text) as Record<string, unknown>);
  recording.spool.close();
  return rows;
}

function asBlock(value: unknown): string {
  return `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;
}

/** The outbound call: the shortest of the three. */
export async function apiInteraction(): Promise<string> {
  const rows = await rowsOf('interactions');
  return asBlock(rows.find(({ role }) => role === 'OUT'));
}

export async function apiQueueTime(): Promise<string> {
  const rows = await rowsOf('queue-times');
  return asBlock(rows.find(({ medium }) => medium === 'PhoneCallback'));
}

/** A line each: what the agent did who answered the callback. */
export async function apiActivities(): Promise<string> {
  const rows = await rowsOf('agent-activities');
  const [last] = rows.filter(({ state }) => state === 'Dialling');
  const own = rows.filter(
    ({ agentId, duration }) => agentId === last?.['agentId'] && duration !== 0,
  );
  return `\`\`\`json\n${own.map((row) => JSON.stringify(row)).join('\n')}\n\`\`\``;
}

export function apiColumns(): string {
  const tables = {
    interactions: interactionColumns,
    'queue-times': queueTimeColumns,
    'agent-activities': activityColumns,
    joined: joinedColumns,
  };
  return [
    '| table | columns |',
    '|---|---|',
    ...Object.entries(tables).map(
      ([name, columns]) =>
        `| \`${name}\` | ${columns.map((column) => `\`${column.name}\``).join(' ')} |`,
    ),
  ].join('\n');
}
