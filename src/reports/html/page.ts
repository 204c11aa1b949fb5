/**
 * A page in one file: no script is needed to read it, nothing is loaded, and a policy in its head says
 * so to the browser. The same content gives the same bytes.
 */
import { createHash } from 'node:crypto';
import type { Block } from './context.js';
import { type Content, type Html, html } from './html.js';
import { SCRIPT } from './script.js';
import { THEME } from './theme.js';
import { withUnitSpaces } from './unit-spaces.js';

export interface Page {
  readonly title: string;
  readonly head: Html;
  readonly blocks: readonly Block[];
  readonly foot: Content;
}

export function pageText({ title, head, blocks, foot }: Page): string {
  const contents = blocks.map(
    ({ id, title: heading, short }) => html`<li><a href="#${id}">${short ?? heading}</a></li>`,
  );
  const sections = blocks.map(
    ({
      id,
      title: heading,
      content,
    }) => html`<section id="${id}" aria-labelledby="${id}-h"><h2 id="${id}-h">${heading}</h2>
${content}</section>
`,
  );
  const policy = `default-src 'none'; style-src '${hashOf(THEME)}'; script-src '${hashOf(SCRIPT)}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const body = html`<a class="skip" href="#main">To the report</a>
<header class="top">${head}</header>
<nav aria-label="Contents"><ol>${contents}</ol></nav>
<main id="main">
${sections}</main>
<footer>${foot}</footer>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${
  html`<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>`.text
}
<link rel="icon" href="data:,">
<style>${THEME}</style>
</head>
<body>
${withUnitSpaces(body.text)}
<script>${SCRIPT}</script>
</body>
</html>
`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
