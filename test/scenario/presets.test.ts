import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadScenarioText, toYaml } from '../../src/scenario/load.js';
import { PRESET_NAMES, type PresetName } from '../../src/scenario/resolve/presets.js';

const page = readFileSync(fileURLToPath(new URL('../../docs/presets.md', import.meta.url)), 'utf8');

function scenario(rules: object): string {
  return JSON.stringify({
    name: 'preset',
    length: '1h',
    rules,
    teams: [{ name: 'team', agents: 2 }],
    callers: [{ name: 'callers', arrivals: { poisson: { every: '1h', calls: 10 } } }],
    plans: { main: { queue: { acd: {} } } },
  });
}

async function resolvedWith(rules: object) {
  const loaded = await loadScenarioText(scenario(rules), 'preset.yaml');
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics));
  return loaded.scenario.resolved;
}

/** The rows of the page's table: setting, then the values of the presets as they stand in code. */
function tableOfPage(): Map<string, Record<string, string>> {
  const rows = page.split('\n').filter((line) => line.startsWith('| '));
  const cells = rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  const [head = [], ...body] = cells;
  const names = head.slice(1).map((cell) => cell.replaceAll('`', ''));
  return new Map(
    body.map(([setting = '', ...values]) => [
      setting.replaceAll('`', ''),
      Object.fromEntries(values.map((value, k) => [names[k] ?? '', value])),
    ]),
  );
}

const code = (cell: string): string => /`([^`]*)`/.exec(cell)?.[1] ?? '';

test.for([...PRESET_NAMES])('the preset %s is what the page says', async (name: PresetName) => {
  const { rules } = await resolvedWith({ preset: name });
  const table = tableOfPage();
  for (const [setting, cells] of table) {
    if (setting === 'retries') continue;
    const value = rules[setting as keyof typeof rules];
    expect(`${setting}: ${value}`).toBe(`${setting}: ${code(cells[name] ?? '')}`);
  }
  // Whatever the page does not name is as in vcc.
  const { rules: vcc } = await resolvedWith({});
  const named = ['preset', 'retriesInAll', ...table.keys()];
  for (const key of Object.keys(rules) as (keyof typeof rules)[]) {
    if (!named.includes(key)) expect(rules[key], key).toEqual(vcc[key]);
  }
});

test('retries are those of the page', async () => {
  const retriesOf = async (preset: PresetName) => (await resolvedWith({ preset })).rules.retries;
  expect(await retriesOf('vcc')).toBe('none');
  expect(await retriesOf('genesys-cloud')).toBe('none');
  expect(await retriesOf('amazon-connect')).toEqual({
    noAnswer: { times: 1, after: '10m', place: 'keep' },
  });
  const twilio = await resolvedWith({ preset: 'twilio-flex' });
  expect(Object.keys(twilio.rules.retries)).toEqual(['noAnswer', 'engaged', 'voicemail', 'failed']);
  expect(twilio.rules.retriesInAll).toBe(2);
});

test('what a scenario states holds in every preset', async () => {
  const { rules } = await resolvedWith({
    preset: 'twilio-flex',
    retries: 'none',
    ageBasis: 'lastQueue',
  });
  expect(rules).toMatchObject({
    preset: 'twilio-flex',
    retries: 'none',
    ageBasis: 'lastQueue',
    callbackPriority: 'higher',
  });
});

test('what a preset brings is checked with what is stated', async () => {
  const problems = async (rules: object): Promise<string[]> => {
    const loaded = await loadScenarioText(scenario(rules), 'preset.yaml');
    return loaded.ok ? [] : loaded.diagnostics.map(({ path }) => path);
  };
  // The preset retries once, so there is something to cap; and a callback that is over before it queues.
  expect(await problems({ preset: 'amazon-connect', retriesInAll: 1 })).toEqual([]);
  expect(await problems({ retriesInAll: 1 })).toEqual(['rules.retriesInAll']);
  expect(await problems({ preset: 'amazon-connect', expiresAfter: '99s' })).toEqual([
    'rules.expiresAfter',
  ]);
  expect(await problems({ preset: 'amazon-connect', expiresAfter: '100s' })).toEqual([]);
});

test('the scenario written out resolves to itself in every preset, whatever is stated beside it', async () => {
  const stated = [{}, { retries: 'none' }, { customerFirst: { ahead: 1 } }, { retriesInAll: 1 }];
  const rules = PRESET_NAMES.flatMap((preset) => stated.map((each) => ({ preset, ...each })));
  // Without retries there is nothing to cap.
  const sound = rules.filter(
    (each) => !('retriesInAll' in each && ['vcc', 'genesys-cloud'].includes(each.preset)),
  );
  for (const each of sound) {
    const resolved = await resolvedWith(each);
    const again = await loadScenarioText(toYaml(resolved), 'again.yaml');
    expect(again.ok && again.scenario.resolved).toEqual(resolved);
  }
});
