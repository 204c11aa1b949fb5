/** What a colour stands for, in a sentence. */
import { type Html, html } from './html.js';

export function key(look: string, text: string): Html {
  return html`<span class="swatch"><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="fill ${look}" width="10" height="10" rx="1"/></svg>${text}</span>`;
}
