/**
 * What must not stand where: calls that would make a run depend on more than its scenario and seed,
 * calls that are slow, and words that belong to another room.
 */
import ts from 'typescript';
import { importsOf } from './imports.js';
import { HOT_ROOMS, lineOf, nodesOf, type Source } from './sources.js';

/** Not in the hot folders. */
const BANNED_WHERE_IT_IS_HOT: readonly (readonly [RegExp, string])[] = [
  [/\bMath\.random\b/g, 'a run has its own random numbers'],
  [/\bDate\.now\b|\bnew Date\b|\bperformance\.now\b/g, 'a run has its own clock'],
  [/\bprocess\./g, 'a run does not depend on its surroundings'],
  [/\bconsole\./g, 'observers tell what happens'],
  [/\bsetTimeout\b|\bsetImmediate\b/g, 'events are scheduled in the calendar'],
  [/\bMath\.pow\b|\*\*/g, 'platforms disagree on powers; write exp(k * log(x))'],
  [/\.forEach\(/g, 'a loop costs no closure'],
];

/** Words of telephones, which the engine does not know. */
const TELEPHONY = /callback|caller|agent|phone|\bdial/gi;

/** Rooms that may touch files. Beside them the sinks that records write to. */
const ROOMS_WITH_FILES = ['scenario', 'fit', 'experiments', 'serve', 'cli'];

/** Words that the glossary has other words for. */
const NOT_IN_GLOSSARY = new Map([
  ['user', 'caller'],
  ['users', 'callers'],
  ['client', 'caller'],
  ['clients', 'callers'],
  ['server', 'agent'],
  ['servers', 'agents'],
  ['operator', 'agent'],
  ['operators', 'agents'],
  ['rep', 'agent'],
]);

/** Rooms that are about people; a comparison has operators, and a dashboard has a server. */
const ROOMS_OF_PEOPLE = [...HOT_ROOMS, 'scenario', 'records'];

function matches(source: Source, text: string, pattern: RegExp, why: string): string[] {
  return [...text.matchAll(pattern)].map(
    (match) => `${source.path}:${lineOf(source, match.index)} ${match[0]}: ${why}`,
  );
}

export function bannedWhereItIsHot(src: readonly Source[]): string[] {
  const hot = src.filter(({ room }) => HOT_ROOMS.includes(room));
  return hot.flatMap((source) =>
    BANNED_WHERE_IT_IS_HOT.flatMap(([pattern, why]) => matches(source, source.code, pattern, why)),
  );
}

export function telephonyInTheEngine(src: readonly Source[]): string[] {
  const engine = src.filter(({ room }) => room === 'engine');
  return engine.flatMap((source) =>
    matches(source, source.text, TELEPHONY, 'the engine has no word of telephones'),
  );
}

export function printingOrExiting(src: readonly Source[]): string[] {
  const pattern = /\bconsole\.|\bprocess\.(?:exit|exitCode|stdout|stderr|env|argv)\b/g;
  return src
    .filter(({ room }) => room !== 'cli')
    .flatMap((source) => matches(source, source.code, pattern, 'only the command does this'));
}

export function touchingFiles(src: readonly Source[]): string[] {
  return src
    .filter(({ room, path }) => !ROOMS_WITH_FILES.includes(room) && !isSink(path))
    .filter((source) => importsOf(source).some(({ specifier }) => /^(node:)?fs\b/.test(specifier)))
    .map(({ path }) => `${path} touches files`);
}

function isSink(path: string): boolean {
  return path.startsWith('src/records/sinks');
}

export function callsOf(src: readonly Source[], constructed: string): string[] {
  return src.flatMap((source) =>
    [...source.code.matchAll(new RegExp(`\\bnew ${constructed}\\b`, 'g'))].map(() => source.path),
  );
}

export function defaultExports(src: readonly Source[]): string[] {
  // Declarations of packages repeat what the packages do.
  return src
    .filter(({ path }) => !path.endsWith('.d.ts'))
    .flatMap((source) =>
      matches(source, source.code, /\bexport default\b/g, 'everything has one name'),
    );
}

export function unfinished(src: readonly Source[]): string[] {
  // Written apart, so that this file does not find itself.
  const mark = new RegExp(`\\b(?:${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')})\\b`, 'g');
  return src.flatMap((source) => matches(source, source.text, mark, 'finish it'));
}

export function notInGlossary(src: readonly Source[]): string[] {
  return src
    .filter(({ room }) => ROOMS_OF_PEOPLE.includes(room))
    .flatMap((source) =>
      [...nodesOf(source.tree)].filter(ts.isIdentifier).flatMap((name) => {
        const words = name.text.split(/(?=[A-Z])|_/).map((word) => word.toLowerCase());
        const other = words.map((word) => NOT_IN_GLOSSARY.get(word)).find(Boolean);
        if (other === undefined) return [];
        return [`${source.path}:${lineOf(source, name.getStart())} ${name.text}: say ${other}`];
      }),
    );
}
