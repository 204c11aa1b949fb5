/** `ringback explain`: what a name or a message means. */
import { allEntries, type Entry, meantBy, nearestName } from '../reference/look-up.js';
import { fitWidth } from '../reports/fit-width.js';
import { Exit, ExitCode } from './exit-code.js';
import { examplesOf } from './key-examples.js';
import { paintFor, print } from './streams.js';
import { tellEntry } from './tell-entry.js';

export interface ExplainFlags {
  readonly json?: boolean;
  readonly color: boolean;
}

/** More entries than these are listed and not told. */
const MOST_TOLD = 3;

export async function explain(words: readonly string[], flags: ExplainFlags): Promise<void> {
  const entries = await allEntries();
  const found = await meantByAll(words, entries);
  if (flags.json) return print(`${JSON.stringify(found.map(asJson), null, 2)}\n`);
  const paint = paintFor(process.stdout, flags.color);
  const isShort = found.length > MOST_TOLD;
  const told = found.map((entry) =>
    tellEntry(entry, { paint, isShort, example: exampleOf(entry) }),
  );
  const hint = isShort ? '\n\nnext: npx ringback explain NAME tells more of one of them' : '';
  const text = `${told.join(isShort ? '\n' : '\n\n')}${hint}`;
  await print(`${fitWidth(text, process.stdout.columns, 0)}\n`);
}

/** Each word is a name of its own; where one is none, all of them together are a message. */
async function meantByAll(words: readonly string[], entries: readonly Entry[]): Promise<Entry[]> {
  const whole = meantBy(words.join(' '), entries);
  const found = words.map((word) => meantBy(word, entries));
  if (words.length > 1 && found.every((each) => each.length > 0)) return [...new Set(found.flat())];
  if (whole.length > 0) return [...whole];
  const unknown = words.filter((_, k) => found[k]?.length === 0).join(' ');
  const near = nearestName(unknown, entries);
  throw new Exit(
    ExitCode.Input,
    `nothing is called "${unknown}"; ${
      near === null
        ? 'codes of errors, measures, keys of a scenario, rules (R14), exit codes and words of the glossary can be explained'
        : `did you mean "${near}"?`
    }`,
  );
}

function exampleOf(entry: Entry): string | null {
  if (entry.kind !== 'key') return null;
  const example = examplesOf([entry]).get(entry.path);
  return example === undefined ? null : `${example.text}   (${example.file})`;
}

function asJson(entry: Entry): object {
  if (entry.kind === 'measure') {
    const { measure, prefixes, kind } = entry;
    const { key, unit, definition } = measure;
    return { kind, key, unit, is: measure.kind, definition, prefixes };
  }
  if (entry.kind === 'key') {
    const { isRepeated: _, ...rest } = entry;
    return { ...rest, example: examplesOf([entry]).get(entry.path) ?? null };
  }
  return entry;
}
