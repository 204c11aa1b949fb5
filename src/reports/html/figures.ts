/** Figures of the summary in the page, each under its key, so that each can be checked. */
import type { Estimate } from '../../metrics/measure.js';
import { differenceText, endsText, NOTHING, valueText } from '../numbers.js';
import type { Summary } from '../summary-json.js';
import { type Content, type Html, html, NO_HTML } from './html.js';
import { withoutUnit } from './words.js';

type Part = 'mean' | 'low' | 'high';
type Written = (text: string) => Content;
type Shown = (value: number, unit: Estimate['unit']) => string;

/** The figures of one summary. */
export class Figures {
  private readonly measures: Summary['measures'];

  constructor({ measures }: Pick<Summary, 'measures'>) {
    this.measures = measures;
  }

  has(key: string): boolean {
    return this.measures[key] !== undefined;
  }

  get(key: string): Estimate | undefined {
    return this.measures[key];
  }

  /** Its mean; null where there is none. */
  mean(key: string): number | null {
    return this.measures[key]?.mean ?? null;
  }

  /** Its mean where it counts something; 0 where there is none. */
  count(key: string): number {
    return this.mean(key) ?? 0;
  }

  /** A figure as it is shown, under its key. */
  show(key: string, part: Part = 'mean'): Html {
    return this.shown(key, part, valueText);
  }

  /** The same of a difference: with its sign. */
  showSigned(key: string, part: Part = 'mean'): Html {
    return this.shown(key, part, differenceText);
  }

  /** A mean to be seen first. */
  showLarge(key: string, isSigned: boolean): Html {
    return this.shown(key, 'mean', isSigned ? differenceText : valueText, large);
  }

  /** "11.5 to 13.1 %"; nothing where there is no interval. */
  interval(key: string, shown: Shown = valueText): Html {
    const estimate = this.measures[key];
    if (estimate === undefined) return NO_HTML;
    const ends = endsText(key, estimate, (value) => shown(value, estimate.unit));
    if (typeof ends === 'string') return html`${ends}`;
    const [low, high] = ends;
    return html`${this.shown(key, 'low', () => withoutUnit(low, high))} to ${this.shown(key, 'high', () => high)}`;
  }

  signedInterval(key: string): Html {
    return this.interval(key, differenceText);
  }

  private shown(key: string, part: Part, text: Shown, written: Written = plainly): Html {
    const estimate = this.measures[key];
    const value = estimate?.[part] ?? null;
    if (estimate === undefined || value === null) return html`${NOTHING}`;
    return html`<data value="${value}" data-key="${key}" data-part="${part}">${written(text(value, estimate.unit))}</data>`;
  }
}

function plainly(text: string): Content {
  return text;
}

/** The number large, its unit small. */
function large(text: string): Content {
  const [, number = text, unit = ''] = /^([+-]?[\d.]+)( \S+)$/.exec(text) ?? [];
  return html`${number}<small>${unit}</small>`;
}
