/** A picture with what is seen in it in words, and the table behind it. */
import { type Content, type Html, html } from './html.js';
import { type Table, table } from './table.js';

/** The room of a picture, in the units of its drawing. */
export interface Size {
  readonly width: number;
  /** For a small screen. */
  readonly narrow: boolean;
}

export interface Picture {
  readonly id: string;
  /** What is seen, in a sentence. */
  readonly finding: Content;
  /** What is drawn, and over what. */
  readonly what: Content;
  /** What it is called where it cannot be seen, and what it shows. */
  readonly title: string;
  readonly description: string;
  readonly draw: (size: Size) => { readonly height: number; readonly content: Content };
  readonly behind: Table;
  /** The table is seen without being asked for. */
  readonly isOpen?: boolean;
  /** Below the picture. */
  readonly note?: Content;
}

const SIZES: readonly Size[] = [
  { width: 880, narrow: false },
  { width: 360, narrow: true },
];

/** Drawn twice, for wide and for small screens; the page shows one of them. */
export function figure(picture: Picture): Html {
  const { id, finding, what, behind, note = null, isOpen = false } = picture;
  return html`<figure id="${id}">
<figcaption><p class="finding">${finding}</p><p class="what">${what}</p></figcaption>
${SIZES.map((size) => drawn(picture, size))}
${note === null ? null : html`<p class="note">${note}</p>`}
<details${isOpen ? html` open` : null}><summary>The figures as a table</summary>${table({ ...behind, isSaid: true })}</details>
</figure>
`;
}

function drawn({ id, title, description, draw }: Picture, size: Size): Html {
  const { height, content } = draw(size);
  const place = `${id}-${size.narrow ? 'n' : 'w'}`;
  return html`<svg class="${size.narrow ? 'narrow' : 'wide'}" viewBox="0 0 ${size.width} ${Math.round(height)}" role="img" aria-labelledby="${place}-t ${place}-d"><title id="${place}-t">${title}</title><desc id="${place}-d">${description}</desc>
${content}</svg>
`;
}
