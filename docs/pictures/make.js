/**
 * Makes the gallery: every scenario is run, and one picture of its report becomes a file.
 *
 *   npm run pictures            all of them, and docs/gallery.md
 *   npm run pictures -- slots   those named alone
 *
 * The pictures are what the report draws, with as much of its style as they use; light or dark as the
 * screen is. The sentence above each is the report's, too.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CHOICES } from './choices.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Enough to see what a scenario is about; its figures take more. */
const REPLICATIONS = '5';
const gallery = join(root, 'docs/pictures/gallery');

/** The report of a scenario as text. */
function reportOf(path) {
  const folder = mkdtempSync(join(tmpdir(), 'ringback-pictures-'));
  const report = join(folder, 'report.html');
  try {
    const words = [
      'run',
      path,
      '--reps',
      REPLICATIONS,
      '--out',
      join(folder, 'r'),
      '--report',
      report,
    ];
    const { status, stderr } = spawnSync(process.execPath, ['dist/cli.js', ...words], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    // 1: a threshold does not hold, which is what some of them are there to show.
    if (status !== 0 && status !== 1) throw new Error(`${path} ended with ${status}: ${stderr}`);
    return readFileSync(report, 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A figure of a report: its sentence, and its drawing for wide screens. */
function figureOf(page, id) {
  const [, figure] = new RegExp(`<figure id="${id}">([\\s\\S]*?)</figure>`).exec(page) ?? [];
  if (figure === undefined)
    throw new Error(`there is no picture ${id}, but ${idsOf(page).join(', ')}`);
  const [, finding = ''] = /<p class="finding">([\s\S]*?)<\/p>/.exec(figure) ?? [];
  const [drawing = ''] = /<svg class="wide"[\s\S]*?<\/svg>/.exec(figure) ?? [];
  const [, title = ''] = /<title[^>]*>([\s\S]*?)<\/title>/.exec(drawing) ?? [];
  return { finding: plain(finding), title: plain(title), drawing };
}

function idsOf(page) {
  return [...page.matchAll(/<figure id="([^"]*)"/g)].map(([, id]) => id);
}

function plain(html) {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
}

/** The drawing as a file of its own, with the rules of the page's style that it uses. */
function alone(drawing, page) {
  const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
  const [, , width = '0', height = '0'] =
    /viewBox="(\S+) (\S+) (\S+) (\S+)"/.exec(drawing)?.slice(1) ?? [];
  const used = new Set(
    [...drawing.matchAll(/class="([^"]*)"/g)].flatMap(([, each]) => each.split(' ')),
  );
  const [light, dark] = [...style.matchAll(/:root\{([^}]*)\}/g)].map(([, each]) => each);
  const body = [
    ...style
      .replace(/@[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '')
      .matchAll(/([^{}]+)\{([^{}]*)\}/g),
  ];
  const rules = body.flatMap(([, selectors, declarations]) => {
    const kept = selectors.split(',').filter((each) => isUsed(each.trim(), used));
    return kept.length === 0 ? [] : [`${kept.join(',')}{${declarations}}`];
  });
  const named = `:root{${light};font-family:system-ui,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif}`;
  const colours = `${named}@media (prefers-color-scheme:dark){:root{${dark}}}.paper{fill:var(--paper)}`;
  const inside = drawing.replace(/^<svg[^>]*>/, '').replace(/<\/svg>$/, '');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-16 -12 ${Number(width) + 32} ${Number(height) + 24}" width="${Number(width) + 32}" role="img">
<style>${colours}${rules.join('')}</style><rect class="paper" x="-16" y="-12" width="100%" height="100%"/>
${inside.trim().replace(/ id="[^"]*"/g, '')}
</svg>
`;
}

/** Whether a selector is about what is drawn: its classes are there, its elements are those of SVG. */
function isUsed(selector, used) {
  if (!/^[\w .>-]+$/.test(selector) || !/\.|svg/.test(selector)) return false;
  const classes = [...selector.matchAll(/\.([\w-]+)/g)].map(([, each]) => each);
  const tags = selector.split(/[\s>]+/).map((each) => each.split('.')[0]);
  return (
    classes.every((each) => used.has(each)) &&
    tags.every((each) => ['', 'svg', 'text', 'rect', 'path', 'circle'].includes(each))
  );
}

/** What the page of the scenarios says of each, by its path. */
function sayings() {
  const text = readFileSync(join(root, 'docs/scenarios.md'), 'utf8');
  const rows = text.matchAll(/^\| \[[^\]]*\]\(\.\.\/scenarios\/([^)]*)\) \| (.*) \|$/gm);
  return new Map([...rows].map(([, path, saying]) => [path, saying]));
}

function entry({ path, says }, { finding, title }, saying) {
  const name = nameOf(path);
  const lines = [
    `## ${name}`,
    `[${path}](../scenarios/${path}): ${says ?? saying}.`,
    `![${title}](pictures/gallery/${name}.svg)`,
    `*${finding.replace(/[*_]/g, '\\$&')}*`,
  ];
  return lines.join('\n\n');
}

function nameOf(path) {
  return path.replace(/\.yaml$/, '').replaceAll('/', '-');
}

const HEAD = `# The scenarios in pictures

\`\`\`
npx ringback run scenarios/silent-agents.yaml --reps 5 --report
\`\`\`

makes the report from which the picture of that name below is taken, and so for each of the others: one
picture of the twenty and more that a report has, of five replications. The sentence below a picture is the
report's own. Blue is a live call and orange a callback. \`npm run pictures\` in a clone makes all of them anew, and
this page; what else there is to know of each scenario stands [in its first lines](scenarios.md).
`;

const file = join(root, 'docs/gallery.md');

/** The page with what is new in it, in the order of the choices; what is there already stays. */
function write(fresh) {
  const old = existsSync(file)
    ? readFileSync(file, 'utf8')
        .split(/\n(?=## )/)
        .slice(1)
    : [];
  const entries = new Map(old.map((text) => [/^## (.*)$/m.exec(text)?.[1], text.trim()]));
  for (const [name, text] of fresh) entries.set(name, text);
  const all = CHOICES.flatMap(({ path }) => entries.get(nameOf(path)) ?? []);
  writeFileSync(file, `${[HEAD.trim(), ...all].join('\n\n')}\n`);
}

const asked = process.argv.slice(2);
const known = sayings();
const faults = [];
for (const choice of CHOICES) {
  const { path, picture } = choice;
  const name = nameOf(path);
  if (asked.length > 0 && !asked.includes(name)) continue;
  try {
    const page = reportOf(join('scenarios', path));
    const figure = figureOf(page, picture);
    writeFileSync(join(gallery, `${name}.svg`), alone(figure.drawing, page));
    write([[name, entry(choice, figure, known.get(path))]]);
    process.stderr.write(`${name}: ${figure.finding}\n`);
  } catch (error) {
    faults.push(`${name}: ${error.message}`);
  }
}
if (faults.length > 0) {
  process.stderr.write(`${faults.join('\n')}\n`);
  process.exitCode = 1;
}
