/**
 * The colours. Those that mean something are of Okabe and Ito's palette, which people who confuse
 * colours can tell apart; they differ in lightness too, so that they can be told on grey paper.
 */

const LIGHT = `
--paper:#ffffff;--raised:#f6f7f9;--ink:#15181c;--soft:#525b65;--rule:#d5dae0;--grid:#e4e8ec;
--accent:#0b5a9c;
--live:#0072b2;--cb:#e69f00;--lost:#d55e00;--lost2:#eda27a;--good:#009e73;--good2:#7fcdb5;
--out:#8e6bb0;--wrap:#7f8c99;--idle:#c9d1d9;--away:#e3e7eb;--free:#f6dfae;
--good-ink:#00694c;--bad-ink:#a03c00;--open-ink:#6b5200;
--good-wash:#e3f4ee;--bad-wash:#fcebe1;--open-wash:#fbf3d9;
--h0:#eef3f8;--h1:#d5e4f1;--h2:#b3d0e7;--h3:#86b7da;--h4:#4f94c6;--h5:#2575b0;--h6:#0e5692;--h7:#083a6b;
--on-low:#15181c;--on-mid:#15181c;--on-high:#ffffff;`;

const DARK = `
--paper:#121518;--raised:#1b2025;--ink:#e9ecef;--soft:#a7b0ba;--rule:#363d45;--grid:#262c33;
--accent:#6db6f2;
--live:#3d95d6;--cb:#f2bd4b;--lost:#e8772e;--lost2:#8a4a22;--good:#25b98e;--good2:#1a6b54;
--out:#a88bc6;--wrap:#8d99a6;--idle:#4a545f;--away:#2a3138;--free:#5a4a22;
--good-ink:#5fd3b0;--bad-ink:#ff9d66;--open-ink:#e8cf7a;
--good-wash:#12332a;--bad-wash:#3a2215;--open-wash:#352d14;
--h0:#1b2732;--h1:#1d3a52;--h2:#1f4d72;--h3:#286596;--h4:#4a8abd;--h5:#79aed8;--h6:#a8cfee;--h7:#d9edff;
--on-low:#e9ecef;--on-mid:#0d1114;--on-high:#0d1114;`;

/** Things that are filled, by class. */
const FILLS = [
  ...['live', 'cb', 'lost', 'lost2', 'good', 'good2', 'out', 'wrap', 'idle', 'away', 'free'],
  'accent',
];

function rules(): string {
  const fills = FILLS.map((look) => `.fill.${look},.band.${look}{fill:var(--${look})}`);
  const lines = FILLS.map((look) => `.line.${look},.thin.${look}{stroke:var(--${look})}`);
  const heat = Array.from({ length: 8 }, (_, k) => `.h${k}{fill:var(--h${k})}`);
  return [...fills, ...lines, ...heat].join('');
}

/** Paper is always light. */
export const COLOURS = `:root{color-scheme:light dark;${LIGHT}}
@media screen and (prefers-color-scheme:dark){:root{${DARK}}}
${rules()}.fill.bad{fill:var(--lost)}.fill.other{fill:var(--out)}.fill.ink{fill:var(--ink)}`.replaceAll(
  '\n--',
  '--',
);
