/** `ringback sensitivity` as it is called. */
import { describe, expect, test } from 'vitest';
import { contentsOf, newFolder, ringback, smallScenario } from './run-cli.js';

const folder = (): string => newFolder({ 's.yaml': smallScenario() });
const sensitivity = (cwd: string, ...flags: readonly string[]) =>
  ringback(['sensitivity', 's.yaml', ...flags], { cwd });

describe.concurrent('sensitivity', () => {
  test('a row a factor, and one sentence; nothing is written', async () => {
    const cwd = folder();
    const { code, stdout, stderr } = await sensitivity(cwd);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^Small {2}2 replications of each variant, seed 7; one factor at a time/,
    );
    expect(stdout).toMatch(/^abandonmentAvoided {2}as written /m);
    expect(stdout.match(/^ {2}.* x 0\.8 .* x 1\.2 /gm)).toHaveLength(6);
    expect(stdout).toMatch(/^(It |As written it )/m);
    expect(contentsOf(cwd)).toEqual(['s.yaml']);
  });

  test('--json prints JSON and nothing else, the same bytes each time', async () => {
    const cwd = folder();
    const flags = ['--json', '--by', '50%', '--measure', 'asa', '--measure', 'abandoned'];
    const [first, second] = [await sensitivity(cwd, ...flags), await sensitivity(cwd, ...flags)];
    expect(second).toEqual(first);
    const { measures, replications } = JSON.parse(first.stdout);
    expect(replications).toBe(2);
    expect(Object.keys(measures)).toEqual(['asa_s', 'abandoned']);
    const { factors } = measures.abandoned;
    expect(factors).toHaveLength(6);
    expect(factors[0]).toMatchObject({ low: { value: 0.5 }, high: { value: 1.5 } });
  });

  test('--factor names some, each with a range of its own', async () => {
    const { stdout } = await sensitivity(
      folder(),
      ...['--factor', 'volume=0.9..1.3', '--factor', 'talk', '--by', '10%', '--reps', '3'],
    );
    expect(stdout).toMatch(/^ {2}volume +x 0\.9 .* x 1\.3 /m);
    expect(stdout).toMatch(/^ {2}talk +x 0\.9 .* x 1\.1 /m);
    expect(stdout.match(/^ {2}.* x 0\./gm)).toHaveLength(2);
  });

  test.each([
    [['--factor', 'patients'], 'did you mean "patience"?'],
    [['--factor', 'volume=1.2..0.8'], 'write NAME=LOW..HIGH'],
    [['--factor', 'patience=0..2'], 'is not a factor from 0.01 to 100'],
    [['--by', '120%'], 'write a share above 0 and below 100%, such as 20%'],
    [['--measure', 'abandonedd'], 'did you mean "abandoned"?'],
    [['--set', 'lenght=2h'], 'did you mean "length"?'],
  ])('2: %j', async (flags, message) => {
    const { code, stdout, stderr } = await sensitivity(folder(), ...flags);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});
