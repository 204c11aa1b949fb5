/** Logs that are JSON objects, one a line, or given as if they were. */
import type { LineTaker, LogHead, LogSink } from './reader.js';

export type Json = Readonly<Record<string, unknown>>;

/** Takes an object a line; lines that are none are rejected. */
export function takeObjects(
  sink: LogSink,
  take: (object: Json, line: number, text: string) => void,
  end: () => void = () => {},
): LineTaker {
  return {
    line(text, line) {
      if (text.trim() === '') return sink.leftOut(line, 'blank');
      const object = parseObject(text);
      if (object === null) sink.rejected(line, 'not-json', '', text);
      else take(object, line, text);
    },
    end,
    found: {},
  };
}

/** The first object of a log; null: it is not made of objects. */
export function firstObject({ lines }: LogHead): Json | null {
  const first = lines.find((line) => line.trim() !== '');
  return first === undefined ? null : parseObject(first);
}

function parseObject(text: string): Json | null {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    return null;
  }
}

export function objectOf(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Json)
    : null;
}

/** A text that is not empty. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

export function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
