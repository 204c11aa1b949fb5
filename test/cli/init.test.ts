import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadScenario } from '../../src/index.js';
import { contentsOf, newFolder, ringback, root } from './run-cli.js';

const NAMES = ['customer-first', 'one-line', 'pipeline', 'two-queues', 'week'];
const read = (cwd: string, file: string) => readFileSync(join(cwd, file), 'utf8');

/** Where the first line of a scenario sends an editor for the schema. */
function schemaOf(cwd: string, file: string): string {
  const [, path = ''] = /^# yaml-language-server: \$schema=(.*)\n/.exec(read(cwd, file)) ?? [];
  return resolve(cwd, dirname(file), path);
}

describe.concurrent('init', () => {
  test('writes a scenario that editors can complete, and says what to do next', async () => {
    const cwd = newFolder();
    const { code, stdout, stderr } = await ringback(['init', 'support.yaml'], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^One line, .*\nwrote support\.yaml\nwrote ringback\.schema\.json\n/);
    expect(stdout).toMatch(/\nnext: npx ringback run support\.yaml\n$/);
    expect(contentsOf(cwd)).toEqual(['ringback.schema.json', 'support.yaml']);
    const kept = readFileSync(join(root, 'schema/scenario.schema.json'), 'utf8');
    expect(readFileSync(schemaOf(cwd, 'support.yaml'), 'utf8')).toBe(kept);
  });

  test('without a name it is scenario.yaml, of the template one-line', async () => {
    const cwd = newFolder();
    const { stdout } = await ringback(['init', '--json'], { cwd });
    expect(JSON.parse(stdout)).toEqual({
      template: 'one-line',
      files: ['scenario.yaml', 'ringback.schema.json'],
      next: 'npx ringback run scenario.yaml',
    });
  });

  test('--list names every template, and what each is', async () => {
    const { code, stdout } = await ringback(['init', '--list'], { cwd: newFolder() });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^one-line +One line, one team: /);
    const { stdout: json } = await ringback(['init', '--list', '--json'], { cwd: newFolder() });
    const rows = JSON.parse(json) as { name: string; description: string }[];
    expect(rows.map(({ name }) => name).sort()).toEqual(NAMES);
    for (const { description } of rows) expect(description).toMatch(/^[A-Z].{20,}[^.]$/);
  });

  test.each(NAMES)('what it writes from %s is valid and runs', async (name) => {
    const cwd = newFolder();
    await ringback(['init', 'center/s.yaml', '--template', name], { cwd });
    const { code, stdout, stderr } = await ringback(
      ['run', 'center/s.yaml', '--reps', '2', '--inconclusive', 'pass'],
      { cwd },
    );
    expect({ code, stderr: stderr.includes('note:') }).toEqual({ code: 0, stderr: false });
    expect(stdout).toContain('2 replications');
    expect(read(cwd, 'center/s.yaml')).not.toMatch(/\bFILE\b/);
    expect(schemaOf(cwd, 'center/s.yaml')).toBe(join(cwd, 'center/ringback.schema.json'));
  });

  test('the pipeline comes with its workflow and its baseline, and passes', async () => {
    const cwd = newFolder();
    const { stdout } = await ringback(['init', 'support.yaml', '--template', 'pipeline'], { cwd });
    expect(stdout).toMatch(/\nnext: npx ringback check support\.yaml --baseline main\n$/);
    const workflow = read(cwd, '.github/workflows/callbacks.yml');
    const [, command = ''] = /run: npx ringback (.*)/.exec(workflow) ?? [];
    expect(command).toBe('check support.yaml --baseline main --junit check.xml');
    const checked = await ringback(command.split(' '), { cwd });
    expect(checked.code).toBe(0);
    expect(checked.stdout).toContain('identical');
    expect(contentsOf(cwd)).toContain('check.xml');
  });

  test('- prints the scenario, ready to be piped', async () => {
    const cwd = newFolder();
    const { stdout } = await ringback(['init', '-'], { cwd });
    expect(stdout).not.toContain('yaml-language-server');
    const { code } = await ringback(['validate', '-'], { cwd, input: stdout });
    expect({ code, files: contentsOf(cwd) }).toEqual({ code: 0, files: [] });
  });

  test('replaces nothing, and says all that is there', async () => {
    const cwd = newFolder({ 's.yaml': 'mine', '.github/workflows/callbacks.yml': 'mine too' });
    const call = ['init', 's.yaml', '--template', 'pipeline'];
    const { code, stdout, stderr } = await ringback(call, { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      's.yaml is there already: name another file, or replace it with --force\n' +
        '.github/workflows/callbacks.yml is there already: go to another folder, or replace it with --force\n',
    );
    expect(read(cwd, 's.yaml')).toBe('mine');
    expect(contentsOf(cwd)).not.toContain('baselines');
    expect((await ringback([...call, '--force'], { cwd })).code).toBe(0);
    expect(read(cwd, 's.yaml')).not.toBe('mine');
  });

  test.each([
    [['s.yaml', '--template', 'weak'], 'there is no template "weak"; did you mean "week"?'],
    [
      ['s.yaml', '--template', 'staffing of teams'],
      `there is no template "staffing of teams"; the templates are one-line, ${NAMES.filter((each) => each !== 'one-line').join(', ')}`,
    ],
    [
      ['week'],
      '"week" is not the name of a scenario file; write ringback init week.yaml --template week',
    ],
    [['s'], '"s" is not the name of a scenario file; write a name that ends in .yaml'],
    [['folder.yaml'], 'folder.yaml is a folder: name a file'],
  ])('of %j it says what would be right', async (args, message) => {
    const cwd = newFolder({ 'folder.yaml/x': '' });
    const { code, stdout, stderr } = await ringback(['init', ...args], { cwd });
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: `${message}\n` });
    expect(contentsOf(cwd)).toEqual(['folder.yaml', 'folder.yaml/x']);
  });
});

test('every template is a scenario without anything to note, and names the schema', async () => {
  const templates = join(root, 'templates');
  const paths = readdirSync(templates, { recursive: true, encoding: 'utf8' });
  for (const path of paths.filter((each) => each.endsWith('.yaml'))) {
    const loaded = await loadScenario(join(templates, path));
    // What departs from the preset is meant.
    const { notes, plan } = loaded.ok ? loaded.scenario : { notes: ['faults'], plan: null };
    expect(notes.filter((note) => !plan?.departures.includes(note))).toEqual([]);
    expect(schemaOf(templates, path)).toBe(join(root, 'schema/scenario.schema.json'));
  }
});
