import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { newFolder, ringback, root, smallScenario } from './run-cli.js';

const quickstart = join(root, 'scenarios/quickstart.yaml');

describe.concurrent('compare', () => {
  const compare = (...args: string[]) => ringback(['compare', ...args], { cwd: newFolder() });

  test('--across runs variants of one scenario on the same callers', async () => {
    const { code, stdout } = await compare(
      ...[quickstart, '--across', 'teams.support.agents=9,9,10', '--reps', '6', '--json'],
    );
    expect(code).toBe(0);
    const { base, comparisons, replications } = JSON.parse(stdout);
    expect([base, replications]).toEqual(['9', 6]);
    const [same, more] = comparisons;
    // The same again: nothing differs, in configuration or in any figure.
    expect(same).toMatchObject({ label: '9 (2)', changes: [], samePersons: true });
    for (const { difference } of Object.values<{ difference: number | null }>(same.measures)) {
      expect(difference === null || difference === 0).toBe(true);
    }
    expect(more.changes).toEqual([{ path: 'teams.support.agents', before: '9', after: '10' }]);
    expect(more.samePersons).toBe(true);
    expect(more.measures.abandoned.verdict).toBe('changed');
    expect(more.measures.abandonedRate).toMatchObject({ verdict: 'improved' });
    expect(more.measures.abandonedRate.difference).toBeLessThan(0);
    expect(more.measures.abandonedRate.high).toBeLessThan(0);
    expect(more.measures.occupancy.verdict).toBe('changed');
  });

  test('prints what differs, the differences and how sure they are', async () => {
    const { code, stdout } = await compare(
      ...[
        `with=${quickstart}`,
        `without=${join(root, 'scenarios/quickstart-without-callbacks.yaml')}`,
      ],
      ...['--reps', '4', '--measure', 'abandonedRate', '--measure', 'occupancy'],
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Base: with {2}4 replications, seed 42, the same callers/);
    expect(stdout).toMatch(/^ +with +without +difference/m);
    expect(stdout).toMatch(/^without$/m);
    expect(stdout).toMatch(/^ {2}[-~] \S+: /m);
    expect(stdout).toMatch(/^ {2}abandonedRate +\d+\.\d % +\d+\.\d % +[+-]\d+\.\d points/m);
    expect(stdout).toContain('Each interval is at 97.50 %');
  });

  test('a result in its usual place is called after its scenario', async () => {
    const cwd = newFolder({ 's.yaml': smallScenario() });
    await ringback(['run', 's.yaml', '--reps', '2'], { cwd });
    await ringback(['run', 's.yaml', '--reps', '2', '--out', 'mine'], { cwd });
    const near = await ringback(['check', 'results'], { cwd });
    const [, usual = ''] = /did you mean (\S+)\?/.exec(near.stderr) ?? [];
    const { stdout } = await ringback(['compare', `${usual}/`, 'mine/', '--json'], { cwd });
    const { base, comparisons } = JSON.parse(stdout);
    expect(base).toMatch(/^small [0-9a-f]{4}$/);
    expect(comparisons[0].label).toBe('mine');
  });

  test('platforms are compared on the same callers', async () => {
    const presets = ['vcc', 'amazon-connect', 'genesys-cloud', 'twilio-flex'];
    const { code, stdout } = await compare(
      ...[quickstart, '--across', `rules.preset=${presets.join()}`, '--reps', '5', '--json'],
    );
    expect(code).toBe(0);
    const { base, comparisons } = JSON.parse(stdout);
    expect([base, ...comparisons.map(({ label }: { label: string }) => label)]).toEqual(presets);
    for (const { samePersons, changes } of comparisons) {
      expect(samePersons).toBe(true);
      expect(changes[0]).toMatchObject({ path: 'rules.preset', before: '"vcc"' });
    }
    // A second and a third attempt reach some of those whom one does not.
    const twilio = comparisons.at(-1).measures;
    expect(twilio['callbacks.unreached'].difference).toBeLessThan(0);
  });

  test('callers who differ are said to differ', async () => {
    const { stdout } = await compare(
      ...[
        quickstart,
        '--across',
        'callers.support.arrivals.poisson.calls=[100,100,100,100,100,100,100,100,100,100],100',
      ],
      ...['--reps', '2', '--measure', 'offered'],
    );
    expect(stdout).not.toContain('not the same callers');
    const changed = await compare(
      ...[quickstart, '--across', 'callers.support.arrivals.poisson.calls=100,120'],
      ...['--reps', '2', '--measure', 'offered'],
    );
    expect(changed.stdout).toContain('not the same callers');
    expect(changed.stdout).toMatch(/^Base: 100 {2}2 replications, seed 42$/m);
  });

  test('standard input is read once for all variants', async () => {
    const { code, stdout } = await ringback(
      ['compare', '-', '--across', 'teams.support.agents=3,4', '--json'],
      { cwd: newFolder(), input: smallScenario() },
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout).comparisons).toHaveLength(1);
  });

  test('retries that are stated are said to go before those of a preset', async () => {
    const more = 'rules: { retries: { noAnswer: { times: 1, after: 5m } } }\n';
    const cwd = newFolder({ 's.yaml': smallScenario(more) });
    const across = ['--across', 'rules.preset=vcc,twilio-flex'];
    const { code, stderr } = await ringback(['compare', 's.yaml', ...across], { cwd });
    expect(code).toBe(0);
    expect(stderr).toMatch(/^note: twilio-flex: rules.retries is stated, which goes before that/m);
    expect(stderr).not.toContain('note: vcc');
  });

  test('agents who are others than in the base are named', async () => {
    const teams = `teams:
  - { name: first, agents: 2 }
  - { name: second, agents: 2, sickness: 0.2 }
`;
    const text = smallScenario().replace(/^teams: .*\n/m, teams);
    const call = ['compare', '-', '--across', 'teams.first.agents=2,3', '--json'];
    const { stdout } = await ringback(call, { cwd: newFolder(), input: text });
    const { samePersons, otherStreams } = JSON.parse(stdout).comparisons[0];
    expect(samePersons).toBe(true);
    expect(otherStreams).toEqual([
      expect.stringContaining('teams.second: its first agent is the 3rd'),
    ]);
  });

  test('a margin of the scenario, and one of the command line before it', async () => {
    const cwd = newFolder({
      's.yaml': smallScenario('margins: { abandonedRate: 90pp, asa: 1h }\n'),
    });
    const call = ['compare', 's.yaml', '--across', 'teams.support.agents=3,4', '--json'];
    const measuresOf = async (...more: string[]) => {
      const { stdout } = await ringback([...call, '--reps', '5', ...more], { cwd });
      return JSON.parse(stdout).comparisons[0].measures;
    };
    const ofScenario = await measuresOf();
    expect(ofScenario.abandonedRate).toMatchObject({ margin: 0.9, verdict: 'within margin' });
    expect(ofScenario.asa_s).toMatchObject({ margin: 3600, verdict: 'within margin' });
    expect(ofScenario.offered.margin).toBeNull();
    const narrow = await measuresOf('--margin', 'abandonedRate=0.0001pp');
    expect(narrow.abandonedRate.margin).toBeCloseTo(1e-6, 12);
    expect(narrow.abandonedRate.verdict).not.toBe('within margin');
    // A margin adds its measure to those that are named.
    const named = await measuresOf('--measure', 'occupancy');
    expect(Object.keys(named)).toEqual(['occupancy', 'abandonedRate', 'asa_s']);
  });

  describe('--fail-on', () => {
    const fewer = ['--across', 'teams.support.agents=10,8', '--reps', '6'];
    const more = ['--across', 'teams.support.agents=8,10', '--reps', '6'];
    const rows = ['--measure', 'abandonedRate', '--measure', 'occupancy'];

    test.each([
      ['a regression', [...fewer, '--fail-on', 'regressed'], 1, 'abandonedRate regressed'],
      ['an improvement is none', [...more, '--fail-on', 'regressed'], 0, null],
      [
        'any change',
        [...more, '--fail-on', 'changed'],
        1,
        'abandonedRate improved, occupancy changed',
      ],
      [
        'one of several conditions',
        [...fewer, '--fail-on', 'inconclusive,regressed', '--margin', 'abandonedRate=0.1pp'],
        1,
        'abandonedRate regressed',
      ],
      [
        'a margin that is kept',
        [...fewer, '--fail-on', 'regressed,inconclusive', '--margin', 'abandonedRate=50pp'],
        0,
        null,
      ],
      ['nothing is asked', fewer, 0, null],
    ] as const)('%s', async (_what, args, code, message) => {
      const ended = await compare(quickstart, ...args, ...rows);
      expect(ended.code).toBe(code);
      expect(ended.stdout).toContain('Base: ');
      if (message === null) expect(ended.stderr).toBe('');
      else expect(ended.stderr).toContain(message);
    });

    test('what cannot be judged for want of replications is inconclusive', async () => {
      const args = ['--across', 'teams.support.agents=10,9', '--reps', '1'];
      const { code, stderr } = await compare(
        ...[quickstart, ...args, '--margin', 'asa=1s', '--fail-on', 'inconclusive'],
      );
      expect(code).toBe(1);
      expect(stderr).toContain('asa_s cannot be judged');
    });

    test('identical configurations are never inconclusive', async () => {
      const { code, stdout } = await compare(
        ...[quickstart, quickstart, '--reps', '2', '--margin', 'asa=1s'],
        ...['--fail-on', 'changed', '--fail-on', 'inconclusive'],
      );
      expect(code).toBe(0);
      expect(stdout).toContain('identical: every event is that of the base');
      expect(stdout).toContain('no setting differs');
    });

    test('its twin in the environment', async () => {
      const env = { RINGBACK_FAIL_ON: 'regressed', RINGBACK_MEASURE: 'abandonedRate' };
      const ended = await ringback(['compare', quickstart, ...fewer], { cwd: newFolder(), env });
      expect(ended.code).toBe(1);
    });
  });

  test('results folders are compared as their scenarios are, over the replications of all', async () => {
    const cwd = newFolder({ 's.yaml': smallScenario() });
    const fewer = ['--set', 'teams.support.agents=2'];
    await Promise.all([
      ringback(['run', 's.yaml', '--reps', '6', '--out', 'a'], { cwd }),
      ringback(['run', 's.yaml', '--reps', '4', '--out', 'b', ...fewer], { cwd }),
      ringback(['run', 's.yaml', '--seed', '8', '--out', 'c'], { cwd }),
    ]);
    const call = (...args: string[]) => ringback(['compare', ...args, '--json'], { cwd });
    const [stored, across, mixed] = await Promise.all([
      call('3=a', '2=b'),
      call('s.yaml', '--across', 'teams.support.agents=3,2', '--reps', '4'),
      call('3=s.yaml', '2=b', '--set', 'name=x'),
    ]);
    expect(stored.code).toBe(0);
    expect(stored.stdout).toBe(across.stdout);
    expect(stored.stderr).toBe('note: of 3 the first 4 of 6 replications are compared\n');
    expect(mixed.stderr).toContain('b is a stored result, which --set cannot change');
    const half = JSON.parse((await call('3=s.yaml', '2=b')).stdout);
    expect(half.replications).toBe(2);
    const other = await call('a', 'c');
    expect(other.code).toBe(2);
    expect(other.stderr).toContain('c has the seed 8 and a 7');
  });

  test('as CSV: a row a measure, with the figures of the JSON', async () => {
    const call = [quickstart, '--across', 'teams.support.agents=10,9', '--reps', '3'];
    const [csv, json] = await Promise.all([compare(...call, '--csv'), compare(...call, '--json')]);
    const rows = parse(csv.stdout, { columns: true }) as Record<string, string>[];
    const { measures } = JSON.parse(json.stdout).comparisons[0];
    expect(rows.map((row) => row['measure'])).toEqual(Object.keys(measures));
    for (const row of rows) {
      const { difference, verdict } = measures[row['measure'] ?? ''];
      if (difference !== null) expect(Number(row['difference'])).toBeCloseTo(difference, 8);
      expect(row['verdict']).toBe(verdict === 'none' ? '' : verdict);
    }
  });

  test('as Markdown: nothing in a name is taken for markup', async () => {
    const { code, stdout } = await compare(
      ...[`a|b<i>=${quickstart}`, `*c*=${quickstart}`, '--reps', '2', '--measure', 'offered'],
      '--markdown',
    );
    expect(code).toBe(0);
    expect(stdout).toContain('## Base: a\\|b&lt;i&gt;');
    expect(stdout).toContain('| measure | a\\|b&lt;i&gt; | \\*c\\* |');
    expect(stdout).toContain('| offered | ');
  });

  test.for([
    { args: [quickstart], message: 'compare needs two scenarios' },
    { args: [quickstart, quickstart, '--json', '--csv'], message: '--json and --csv: choose one' },
    { args: [quickstart, quickstart, '--fail-on', 'worse'], message: 'write regressed, changed' },
    {
      args: [quickstart, quickstart, '--fail-on', 'inconclusive'],
      message: 'needs a margin to be inconclusive about',
    },
    {
      args: [quickstart, quickstart, '--margin', 'abandondRate=1pp'],
      message: 'did you mean "abandonedRate"?',
    },
    { args: [quickstart, quickstart, '--margin', 'asa'], message: '"" is not a margin' },
    { args: [quickstart, quickstart, '--margin', 'asa=3'], message: 'write "3s" for seconds' },
    { args: [quickstart, '--across', 'seed=1'], message: 'two values or more' },
    { args: [quickstart, '--across', 'seed=1,2'], message: 'they would meet different callers' },
    {
      args: [quickstart, quickstart, '--measure', 'ocupancy'],
      message: 'did you mean "occupancy"?',
    },
    { args: [quickstart, 'nowhere.yaml'], message: 'there is no such file' },
  ])('$message', async ({ args, message }) => {
    const { code, stdout, stderr } = await compare(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});
