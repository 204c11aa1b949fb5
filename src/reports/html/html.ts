/**
 * HTML that is safe by how it is made: what is put into a template is escaped, unless it came out of
 * one itself. There is no other way to make an `Html`.
 */

/** Text that is HTML. */
export class Html {
  readonly text: string;

  private constructor(text: string) {
    this.text = text;
  }

  /** The tag of templates: `` html`<b>${name}</b>` ``. */
  static of(strings: TemplateStringsArray, values: readonly Content[]): Html {
    let text = strings[0] ?? '';
    values.forEach((value, k) => {
      text += textOf(value) + (strings[k + 1] ?? '');
    });
    return new Html(text);
  }

  toString(): string {
    return this.text;
  }
}

/** What a template takes: text and numbers, escaped; HTML; lists of them; null is nothing. */
export type Content = Html | string | number | null | readonly Content[];

export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Html {
  return Html.of(strings, values);
}

/** Nothing. */
export const NO_HTML = html``;

function textOf(value: Content): string {
  if (value instanceof Html) return value.text;
  if (value === null) return '';
  if (typeof value === 'object') return value.map(textOf).join('');
  return escaped(String(value));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Also without characters that HTML and SVG cannot hold. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (each) => ENTITIES[each] ?? '').replace(UNSPEAKABLE, '\uFFFD');
}

/** Control characters, and halves of characters. */
const UNSPEAKABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** A name that somebody else has chosen: whatever its direction, it does not turn what follows. */
export function name(text: string): Html {
  return html`<bdi>${text}</bdi>`;
}

/** A key of a measure, which may break between its words. */
export function keyCode(key: string): Html {
  const parts = key.split(/(?<=\.)|(?=[A-Z])/);
  return html`<code>${parts.map((part, k) => (k === 0 ? part : html`<wbr>${part}`))}</code>`;
}
