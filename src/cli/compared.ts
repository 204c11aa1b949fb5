/** Which configurations a comparison is of, and what they are called. */
import { valuesOf } from '../experiments/value-list.js';
import { Exit, ExitCode } from './exit-code.js';

/** A configuration that was asked for: its label, its file, what is laid over it. */
export interface Asked {
  readonly label: string;
  readonly path: string;
  readonly set: readonly string[];
}

/** The base and its candidates, each with a label of its own. */
export function askedFor(
  paths: readonly string[],
  { across, set = [] }: { readonly across?: string; readonly set?: readonly string[] },
): Asked[] {
  if (across === undefined) {
    if (paths.length < 2) {
      throw new Exit(
        ExitCode.Input,
        'compare needs two scenarios, or one and --across PATH=VALUE,VALUE',
      );
    }
    return unique(paths.map((text) => ({ ...labelled(text), set })));
  }
  const [path = ''] = paths;
  if (paths.length !== 1) throw new Exit(ExitCode.Input, '--across takes one scenario');
  const at = across.indexOf('=');
  const values = at < 1 ? [] : valuesOf(across.slice(at + 1));
  if (values.length < 2) {
    throw new Exit(
      ExitCode.Input,
      `--across ${across}: write PATH=VALUE,VALUE with two values or more`,
    );
  }
  const where = across.slice(0, at);
  return unique(
    values.map((value) => ({ label: value, path, set: [...set, `${where}=${value}`] })),
  );
}

function labelled(text: string): { label: string; path: string } {
  const at = text.indexOf('=');
  if (at < 1) return { label: labelOf(text), path: text };
  const path = text.slice(at + 1);
  if (path !== '') return { label: text.slice(0, at), path };
  throw new Exit(ExitCode.Input, `${text} names nothing: write LABEL=PATH`);
}

/** The name of a file or folder; that of a result in its usual place is a hash, which says little. */
function labelOf(path: string): string {
  const [name = path, above] = path
    .split(/[/\\]+/)
    .filter((part) => part !== '')
    .reverse();
  if (above !== undefined && /^[0-9a-f]{12}$/.test(name)) return `${above} ${name.slice(0, 4)}`;
  return name.replace(/\.(ya?ml|json)$/, '');
}

function unique(asked: readonly Asked[]): Asked[] {
  const seen = new Map<string, number>();
  return asked.map((each) => {
    const count = (seen.get(each.label) ?? 0) + 1;
    seen.set(each.label, count);
    return count === 1 ? each : { ...each, label: `${each.label} (${count})` };
  });
}
