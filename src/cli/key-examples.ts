/** Where the scenarios that come with the program use a key: an example that is known to run. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import { keyPattern } from '../reference/look-up.js';
import type { ScenarioKey } from '../reference/scenario-keys.js';
import { packageFolder } from './package-files.js';

export interface KeyExample {
  /** The key and its value as the file has them. */
  readonly text: string;
  /** The file, from the folder of the package. */
  readonly file: string;
}

/** Examples longer than a line are no help. */
const WIDEST = 80;

/**
 * A use of each of these keys, by path. The first that is found counts, in the order of the files; one
 * that says the default gives way to one that does not.
 */
export function examplesOf(keys: readonly ScenarioKey[]): ReadonlyMap<string, KeyExample> {
  const wanted = new Map(keys.map((key) => [key, keyPattern(key.path)] as const));
  const found = new Map<string, KeyExample>();
  for (const file of scenarioFiles()) {
    if (wanted.size === 0) break;
    const text = readFileSync(join(packageFolder(), file), 'utf8');
    for (const { path, from, to } of usesIn(text)) {
      const example = text.slice(from, to).trim();
      if (example.includes('\n') || example.length > WIDEST) continue;
      for (const [key, pattern] of wanted) {
        if (!pattern.test(path)) continue;
        const saysDefault = example.endsWith(`: ${key.default}`);
        if (saysDefault && found.has(key.path)) continue;
        found.set(key.path, { text: example, file });
        if (!saysDefault) wanted.delete(key);
      }
    }
  }
  return found;
}

function scenarioFiles(): string[] {
  return ['scenarios', 'templates'].flatMap((folder) =>
    readdirSync(join(packageFolder(), folder), { recursive: true, encoding: 'utf8' })
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
      .filter((file) => file.endsWith('.yaml'))
      .sort((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1)),
  );
}

/** The quickstart first, what lies deeper last. */
function rankOf(file: string): number {
  return file.endsWith('/quickstart.yaml') ? 0 : file.split('/').length;
}

interface Use {
  /** Names and numbers separated by dots. */
  readonly path: string;
  readonly from: number;
  readonly to: number;
}

/** Every key of a file with its place; the most deeply nested come after what they lie in. */
function usesIn(text: string): Use[] {
  const uses: Use[] = [];
  const walk = (node: unknown, at: readonly string[]): void => {
    if (isSeq(node)) {
      for (const [k, item] of node.items.entries()) walk(item, [...at, String(k)]);
    }
    if (!isMap(node)) return;
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue;
      const path = [...at, String(key.value)];
      const range = (value as Node | null)?.range;
      if (key.range && range) {
        uses.push({ path: path.join('.'), from: key.range[0], to: range[1] });
      }
      walk(value, path);
    }
  };
  walk(parseDocument(text).contents, []);
  return uses;
}
