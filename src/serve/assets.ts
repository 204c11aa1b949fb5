/** What pages load: from memory, by exact name, so no address leads to a file. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Asset {
  readonly type: string;
  readonly text: string;
}

const style = `
:root { color-scheme: light dark; --ink: #1a1f24; --quiet: #5a646e; --line: #d5dbe0; --paper: #fff; --link: #0b5cad; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e9ec; --quiet: #9aa5b1; --line: #3a434c; --paper: #14181c; --link: #7ab7ff; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 3rem; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
h1 { font-size: 1.4rem; margin: 0 0 .25rem; }
h2 { font-size: 1.1rem; margin: 0; overflow-wrap: anywhere; }
p { margin: .25rem 0; }
a { color: var(--link); }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.quiet { color: var(--quiet); overflow-wrap: anywhere; }
.results { list-style: none; margin: 1.5rem 0; padding: 0; }
.results > li { border-top: 1px solid var(--line); padding: 1rem 0; }
.links { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: .5rem 0 0; padding: 0; }
code { font-size: .875em; overflow-wrap: anywhere; }
`;

/** A telephone that rings back. */
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b6ea8"/><path d="M9 20a8 8 0 1 1 7 5" fill="none" stroke="#fff" stroke-width="3.5" stroke-linecap="round"/><path d="M4.500 18l4.500 5 4.500-5z" fill="#f0a050"/></svg>
`;

export const assets: ReadonlyMap<string, Asset> = new Map([
  ['icon.svg', { type: 'image/svg+xml', text: icon }],
  ['ringback.css', { type: 'text/css; charset=utf-8', text: style.trimStart() }],
]);

/** The page that plays a day; its address is that of a result. */
export const PAGE = 'dashboard.html';

const parts: readonly (readonly [file: string, name: string, type: string])[] = [
  ['index.html', PAGE, 'text/html; charset=utf-8'],
  ['dashboard.css', 'dashboard.css', 'text/css; charset=utf-8'],
  ['dashboard.js', 'dashboard.js', 'text/javascript; charset=utf-8'],
];

/** Reads the page that plays a day from the folder in which it has been built. */
export function pageIn(folder: string): ReadonlyMap<string, Asset> {
  return new Map(
    parts.map(([file, name, type]) => [
      name,
      { type, text: readFileSync(join(folder, file), 'utf8') },
    ]),
  );
}
