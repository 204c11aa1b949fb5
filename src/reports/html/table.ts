/** Tables that can be read by eye and by screen reader: headings with scope, numbers to the right. */
import { type Content, type Html, html } from './html.js';

export interface Column {
  readonly label: Content;
  /** Numbers stand to the right. */
  readonly isText?: boolean;
}

export interface Table {
  readonly caption: Content;
  readonly columns: readonly Column[];
  /** The first cell is the heading of its row. */
  readonly rows: readonly (readonly Content[])[];
  /** An attribute of each row; none. */
  readonly keys?: readonly string[];
  /** The caption is there for those who do not see what stands above. */
  readonly isSaid?: boolean;
}

/** From so many columns on a table is printed small. */
const WIDE = 13;

/** In a box of its own, in which it scrolls where it is too wide. */
export function table({ caption, columns, rows, keys, isSaid = false }: Table): Html {
  const head = columns.map(({ label, isText }) =>
    isText ? html`<th scope="col" class="t">${label}</th>` : html`<th scope="col">${label}</th>`,
  );
  const body = rows.map(([first = null, ...rest], k) => {
    const cells = rest.map((cell, at) =>
      columns[at + 1]?.isText ? html`<td class="t">${cell}</td>` : html`<td>${cell}</td>`,
    );
    const key = keys?.[k];
    const attribute = key === undefined ? null : html` data-key="${key}"`;
    return html`<tr${attribute}><th scope="row">${first}</th>${cells}</tr>\n`;
  });
  return html`<div class="${columns.length < WIDE ? 'scroll' : 'scroll wide'}" tabindex="0" role="region" aria-label="${labelOf(caption)}"><table><caption${isSaid ? html` class="said"` : null}>${caption}</caption><thead><tr>${head}</tr></thead><tbody>
${body}</tbody></table></div>
`;
}

function labelOf(caption: Content): string {
  return typeof caption === 'string' ? caption : 'Table';
}
