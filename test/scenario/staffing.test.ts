import { describe, expect, test } from 'vitest';
import { loadScenarioText, toYaml } from '../../src/scenario/load.js';
import { shiftsOf } from '../../src/scenario/staffing.js';

const BASE = `name: Two teams
length: 10h
teams:
  - { name: sales, agents: 6 }
  - { name: support, agents: 4, shifts: [{ from: 0s, to: 5h, agents: 2 }] }
  - { name: named, agents: [{ name: Ann }] }
callers: [{ name: public, arrivals: { poisson: { every: 1h, calls: 60 } } }]
plans: { main: { queue: { acd: {} } } }
`;

async function faultsOf(staffing: string): Promise<string[]> {
  const loaded = await loadScenarioText(`${BASE}staffing:\n${staffing}`, 's.yaml');
  return loaded.ok
    ? []
    : loaded.diagnostics.map(
        ({ where, path, problem, remedy }) =>
          `${where.line}:${where.column} ${path}: ${problem}; ${remedy}`,
      );
}

describe('what a search for agents may change', () => {
  test('has every default written out, and resolves to itself', async () => {
    const loaded = await loadScenarioText(
      `${BASE}staffing: [{ team: sales }, { team: support, shifts: [{ starts: [0s], length: 5h, breaks: [{ after: 2h, for: 30m, as: lunch }] }] }]`,
      's.yaml',
    );
    if (!loaded.ok) throw new Error('it does not load');
    expect(loaded.scenario.resolved.staffing).toEqual([
      { team: 'sales', by: 'team', min: 1, max: 50 },
      {
        team: 'support',
        by: 'shift',
        min: 0,
        max: 50,
        shifts: [
          {
            starts: ['0s'],
            length: '5h',
            breaks: [{ after: '2h', for: '30m', staggered: '0s', as: 'lunch', paid: false }],
          },
        ],
      },
    ]);
    const again = await loadScenarioText(toYaml(loaded.scenario.resolved), 'lock.yaml');
    expect(again.ok && again.scenario.resolved).toEqual(loaded.scenario.resolved);
  });

  test('changes no run: a scenario without it has no such key', async () => {
    const loaded = await loadScenarioText(BASE, 's.yaml');
    expect(loaded.ok && 'staffing' in loaded.scenario.resolved).toBe(false);
  });

  test('is refused with all its faults at once', async () => {
    expect(
      await faultsOf(`  - { team: sale, min: 3, max: 2 }
  - { team: sales, shifts: [{ starts: [08:00], length: 25h }], by: team }
  - { team: sales, by: shift }
  - { team: support }
  - { team: named }
  - team: support
    shifts:
      - { starts: { from: 10:00, to: 08:00, every: 1h }, length: 4h }
      - { starts: { from: 0s, to: 08:00, every: 1h }, length: 4h }
      - { starts: [1h], length: 4h, days: [mon], breaks: [{ after: 4h, for: 10m }] }
      - { starts: { from: 0s, to: 10h, every: 1m }, length: 4h }
`),
    ).toMatchInlineSnapshot(`
      [
        "10:13 staffing[0].team: there is no team "sale"; did you mean "sales"?",
        "10:32 staffing[0].max: at least 3 and at most 2 cannot both be; let "max" be above "min"",
        "11:20 staffing[1].shifts: shifts mean nothing by team; write "by: shift", or leave them out",
        "11:56 staffing[1].shifts[0].length: a shift of "25h" that begins at a time of day is too long; write 24h or less",
        "12:13 staffing[2].team: the team "sales" is there twice; say all about a team in one entry",
        "12:13 staffing[2].team: "sales" has no shifts to choose from; add "shifts" with "starts" and "length" here, or shifts to the team",
        "13:13 staffing[3].team: the shifts of "support" say how many agents follow them; write "by: shift" to look for these numbers",
        "14:13 staffing[4].team: the agents of "named" are listed one by one and cannot be counted; write how many they are, or leave the team out here: it then stays as it is",
        "15:11 staffing[5].team: the team "support" is there twice; say all about a team in one entry",
        "16:5 staffing[5].shifts: there are more than 200 shifts, too many to be tried one by one; let them begin at fewer times",
        "17:38 staffing[5].shifts[0].starts.to: ends at "08:00", before it begins at "10:00"; let "to" be after "from"",
        "18:35 staffing[5].shifts[1].starts.to: "0s" to "08:00" mixes a time of day with a time from the start; write both as times of day ("08:00") or both as durations from the start ("300s")",
        "19:37 staffing[5].shifts[2].days: days can be given only with times of day; leave "days" out, or write "from" as a time of day such as "08:00"",
        "19:68 staffing[5].shifts[2].breaks[0].after: a break after "4h" is not within a shift of "4h"; let it begin before the shift ends",
      ]
    `);
  });

  test('by interval needs intervals that can be tried one by one', async () => {
    const [fault] = await faultsOf('  - { team: sales, by: interval }\ninterval: 1m\n');
    expect(fault).toContain('there are more than 200 intervals, too many to be tried one by one');
  });

  test.each([
    ['{ team: sales, by: day }', 'day is not one of team, interval and shift'],
    ['{ team: sales, most: 3 }', 'there is no key "most" here'],
    ['{ team: sales, shifts: [] }', 'the list is empty'],
    ['{ team: sales, shifts: [{ starts: 08:00, length: 4h }] }', 'does not fit here'],
  ])('%s is refused', async (entry, problem) => {
    expect((await faultsOf(`  - ${entry}\n`)).join()).toContain(problem);
  });
});

describe('a template', () => {
  const breaks = [{ after: '3h', for: '30m', staggered: '0s', as: 'break' as const, paid: true }];

  test('stands for a shift at each start, with its breaks', () => {
    const starts = { from: '07:30', to: '09:00', every: '45m' };
    expect(shiftsOf({ starts, length: '8h', breaks }).map(({ from, to }) => [from, to])).toEqual([
      ['07:30', '15:30'],
      ['08:15', '16:15'],
      ['09:00', '17:00'],
    ]);
  });

  test('may go over midnight, or begin at times from the start', () => {
    const [night] = shiftsOf({ starts: ['22:00'], length: '8h', breaks });
    expect([night?.to, night?.breaks[0]?.at]).toEqual(['06:00', '01:00']);
    const [late] = shiftsOf({ starts: ['90m'], length: '8h', breaks });
    expect([late?.from, late?.to, late?.breaks[0]?.at]).toEqual(['90m', '9h30m', '4h30m']);
  });
});
