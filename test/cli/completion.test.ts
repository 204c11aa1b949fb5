import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, test } from 'vitest';
import { candidatesFor } from '../../src/cli/candidates.js';
import { newProgram } from '../../src/cli/program.js';
import { newFolder, ringback, searchPath, smallScenario } from './run-cli.js';

let cwd: string;
const PATH = searchPath();
beforeAll(async () => {
  cwd = newFolder({
    'small.yaml': smallScenario(),
    'notes.txt': '',
    'deep/other.yml': smallScenario(),
  });
  await ringback(['run', 'small.yaml', '--reps', '1'], { cwd });
  await ringback(['baseline', 'save', 'main', 'small.yaml', '--reps', '2'], { cwd });
});

/** What may stand in place of the last word, in the folder of the tests. */
async function candidates(...words: string[]): Promise<string[]> {
  const back = process.cwd();
  process.chdir(cwd);
  try {
    return (await candidatesFor(newProgram(), words)).map(({ value }) => value);
  } finally {
    process.chdir(back);
  }
}

describe('what may come next', () => {
  test('commands, and commands below them', async () => {
    expect(await candidates('')).toEqual(
      expect.arrayContaining(['run', 'compare', 'init', 'baseline', 'completion']),
    );
    expect(await candidates('')).not.toContain('complete');
    expect(await candidates('ba')).toEqual(['baseline']);
    expect(await candidates('baseline', '')).toEqual(['save', 'list']);
  });

  test('flags, those that were given once no more', async () => {
    expect(await candidates('run', '--re')).toEqual(['--reps', '--record', '--report']);
    expect(await candidates('run', '--reps', '3', '--re')).toEqual(['--record', '--report']);
    expect(await candidates('run', '--set', 'a=1', '--se')).toEqual(['--seed', '--set']);
    expect(await candidates('baseline', 'save', '--mea')).toEqual(['--measure']);
  });

  test('the values that a flag can have, after a space or an equals sign', async () => {
    expect(await candidates('run', 'x', '--inconclusive', '')).toEqual(['pass', 'fail']);
    expect(await candidates('run', 'x', '--inconclusive=p')).toEqual(['--inconclusive=pass']);
    expect(await candidates('init', '--template', 'two')).toEqual(['two-queues']);
    expect(await candidates('check', 'x', '--baseline', '')).toEqual(['main']);
    expect(await candidates('completion', '')).toEqual(['bash', 'zsh', 'fish']);
    expect(await candidates('run', '--reps', '')).toEqual([]);
  });

  test('scenario files, folders on the way to them, and stored results', async () => {
    expect(await candidates('validate', '')).toEqual(
      expect.arrayContaining(['small.yaml', 'deep/', 'results/']),
    );
    expect(await candidates('run', 'no')).toEqual([]);
    expect(await candidates('run', 'deep/')).toEqual(['deep/other.yml']);
    const [stored = ''] = await candidates('show', 'results/small/');
    expect(stored).toMatch(/^results\/small\/[0-9a-f]{12}$/);
    expect(await candidates('compare', 'small.yaml', 'results/s')).toContain(stored);
  });

  test('measures of the scenario, and of every center where there is none', async () => {
    const own = await candidates('compare', 'small.yaml', '--measure', 'queues.');
    expect(own).toContain('queues.queue.asa_s');
    expect(await candidates('check', '--measure', 'abandonmentAvoided')).toContain(
      'abandonmentAvoided.saved',
    );
    expect(await candidates('check', 'small.yaml', '--margin', 'abandonedR')).toContain(
      'abandonedRate=',
    );
    expect(await candidates('check', 'small.yaml', '--measure', 'hold.asa')).toEqual([
      'hold.asa_s',
    ]);
  });

  test('settings of the scenario and of the rules, and the words they may be', async () => {
    expect(await candidates('run', 'small.yaml', '--set', 'teams.')).toContain(
      'teams.support.agents=',
    );
    expect(await candidates('run', 'small.yaml', '--set', 'rules.preset=a')).toEqual([
      'rules.preset=amazon-connect',
    ]);
  });

  test('names that can be explained', async () => {
    expect(await candidates('explain', 'unknown-k')).toEqual(['unknown-key']);
    expect(await candidates('rules', 'R2')).toContain('R25');
  });
});

/** Runs a script in a shell that has the command on its path. */
function inShell(shell: string, script: string): string[] {
  const { stdout, stderr, status } = spawnSync(shell, [...(FLAGS[shell] ?? []), '-c', script], {
    cwd,
    encoding: 'utf8',
    timeout: 140_000,
    env: { ...process.env, PATH },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout.split('\n').filter((line) => line !== '');
}
const FLAGS: Readonly<Record<string, readonly string[]>> = {
  bash: ['--norc', '--noprofile'],
  zsh: ['-f'],
  fish: ['--no-config'],
};

function isThere(shell: string): boolean {
  return spawnSync(shell, ['-c', 'exit 0']).status === 0;
}

describe('bash', () => {
  /** What bash puts in place of the last part of the word. */
  const replies = (line: string): string[] =>
    inShell(
      'bash',
      `source <(ringback completion bash); complete -p ringback >/dev/null
       COMP_LINE='${line}'; COMP_POINT=\${#COMP_LINE}; _ringback; printf '%s\\n' "\${COMPREPLY[@]}"`,
    );

  test('completes commands and files', () => {
    expect(replies('ringback ba')).toEqual(['baseline']);
    expect(replies('ringback run sm')).toEqual(['small.yaml']);
  });

  test('completes behind the equals sign at which it parts words', () => {
    expect(replies('ringback run small.yaml --set rules.preset=g')).toEqual(['genesys-cloud']);
    expect(replies('ringback run small.yaml --inconclusive=')).toEqual(['pass', 'fail']);
  });

  test('sees through quotation marks', () => {
    expect(replies('ringback check small.yaml --threshold "asa < 20s" --basel')).toEqual([
      '--baseline',
      '--baselines',
    ]);
  });
});

describe.skipIf(!isThere('fish'))('fish', () => {
  test('completes commands with what they do, and values', () => {
    const replies = (line: string): string[] =>
      inShell('fish', `ringback completion fish | source; complete -C '${line}'`);
    expect(replies('ringback baseline s')).toEqual([
      'save\trun a scenario and keep what it comes to; one of the same name is replaced',
    ]);
    expect(replies('ringback run small.yaml --set rules.preset=t')).toEqual([
      'rules.preset=twilio-flex',
    ]);
  });
});

describe.skipIf(!isThere('zsh'))('zsh', () => {
  test('completes when Tab is pressed', () => {
    // A shell within the shell: it has a terminal of its own, and keys are pressed in it.
    const script = `zmodload zsh/zpty
      until_seen() {
        local part seen=
        repeat 400; do
          zpty -r -t inner part && seen+=$part
          [[ $seen == $~1 ]] && print found && return
          sleep 0.1
        done
        print -r -- "never seen: $1 in $seen"
      }
      zpty inner 'PS1=">" zsh -f -i'
      zpty -w inner 'autoload -Uz compinit; compinit -u -D; source <(ringback completion zsh); echo rea""dy'
      until_seen '*ready*'
      zpty -w -n inner $'ringback run sm\t'
      until_seen '*sm*all.yaml*'
      zpty -w -n inner $'--inconclusive pa\t'
      until_seen '*pa*ss*'
      zpty -d inner`;
    expect(inShell('zsh', script)).toEqual(['found', 'found', 'found']);
  }, 150_000);
});
