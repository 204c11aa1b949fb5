/**
 * A scenario with every default written out, as it was stored, read again to be set beside another.
 */
import { Diagnostics } from './faults/diagnostics.js';
import { Layers } from './resolve/layers.js';
import { type ResolvedScenario, resolve } from './resolve/resolve.js';
import { SourceText } from './text/source-text.js';
import { YamlText } from './text/yaml-text.js';
import { validate } from './validate.js';

/**
 * The stored scenario, with the defaults of what is new since; the files it names are not read. Where
 * it is no longer a scenario of this version it is taken as it stands; null: it is none at all.
 */
export function storedScenario(text: string, file: string): ResolvedScenario | null {
  const yaml = new YamlText(new SourceText(file, text));
  const { value } = yaml;
  if (yaml.faults.length > 0 || !isStored(value)) return null;
  const layers = new Layers(yaml);
  layers.root = value as unknown as Record<string, unknown>;
  const document = validate(layers, new Diagnostics(layers));
  return document === null ? value : resolve(document);
}

/** What is looked at without being checked has to be there. */
function isStored(value: unknown): value is ResolvedScenario {
  const { callers, teams } = (value ?? {}) as Partial<ResolvedScenario>;
  return Array.isArray(callers) && Array.isArray(teams);
}
