/**
 * Which number a callback dials.
 */
import type { NumberTemplate } from '../model/applets.js';

/** The CLID is dialled. */
export const THE_CLID = null;

/** Nothing can be dialled. */
export const NO_NUMBER = '';

/**
 * The number to dial as text; `THE_CLID` or `NO_NUMBER`.
 *
 * @param template the applet's *Number to Dial*; null if it has none
 * @param data values of the data sources, null where never written
 * @param clidKnown whether the caller shows a CLID
 * @param fallbackToClid whether an empty result means the CLID
 */
export function numberToDial(
  template: NumberTemplate | null,
  data: readonly (string | null)[] | null,
  clidKnown: boolean,
  fallbackToClid: boolean,
): string | null {
  const theClid = clidKnown ? THE_CLID : NO_NUMBER;

  //= R5
  //# By default, Vonage Contact Center makes the callback to the original CLID.
  if (template === null) return theClid;

  //= R6
  //# Alternatively, you can configure your interaction plan to overwrite the callback number.
  const text = filledIn(template, data);
  if (text !== '') return text;
  return fallbackToClid ? theClid : NO_NUMBER;
}

/** The template's text; empty when a data source it names was never written or is empty. */
function filledIn(template: NumberTemplate, data: readonly (string | null)[] | null): string {
  let text = '';
  for (const part of template) {
    if ('text' in part) text += part.text;
    else {
      const value = data === null ? null : (data[part.dataSource] ?? null);
      if (value === null || value === '') return '';
      text += value;
    }
  }
  return text.trim();
}
