/** Files inside the page, to be saved from it. */
import { type Html, html } from './html.js';

/** What is larger is left out, so that the page stays small. */
const MOST_BYTES = 250_000;

/** A link that saves a text; of one that is too large words that say where it is. */
export function download(
  file: string,
  text: string,
  { type = 'text/csv', elsewhere = 'is in the results folder' } = {},
): Html {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length > MOST_BYTES) {
    return html`<span class="quiet">${file} (${size(bytes.length)}) ${elsewhere}</span>`;
  }
  const data = `data:${type};charset=utf-8;base64,${bytes.toString('base64')}`;
  return html`<a class="save" download="${file}" href="${data}">${file}</a> <span class="quiet">${size(bytes.length)}</span>`;
}

/** Where a text is that is too large for a page which belongs to no folder. */
export function tooLarge(where: string): { elsewhere: string } {
  return { elsewhere: `is too large for this page: ${where}` };
}

/** A sentence where a scenario names other files; null: it does not. */
export function otherFiles(scenario: string): Html | null {
  return /\.(csv|json|ya?ml)\b/.test(scenario.replace(/^\s*#.*$/gm, ''))
    ? html` It names other files; put it where those are.`
    : null;
}

function size(bytes: number): string {
  return bytes < 1000 ? `${bytes} bytes` : `${Math.round(bytes / 1000)} kB`;
}
