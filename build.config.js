/**
 * The build: `node build.config.js` makes dist/, `node build.config.js bench` makes dist/bench/.
 *
 * The command and the library are bundled with what they depend on, in chunks: a command is loaded
 * when it is called, so `ringback --version` reads one file and no more. vitest.config.ts takes the
 * constants from here, so that tests and program agree on the model's version.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inlineConstants, ROOMS } from './constants.config.js';
import { fixedNames } from './fixed-names.config.js';

const root = dirname(fileURLToPath(import.meta.url));

/** The folders of src whose sources make a result what it is. */
const MODEL_FOLDERS = [
  'callback',
  'engine',
  'metrics',
  'model',
  'plan',
  'records',
  'routing',
  'simulation',
  'stats',
];

/** The page that plays a day, which runs in a browser. */
const PAGE = 'src/serve/dashboard';

/** 16 hexadecimal digits that change with the sources of the simulation, and with nothing else. */
function hashOfModel() {
  const hash = createHash('sha256');
  for (const path of MODEL_FOLDERS.flatMap(sourcesIn).sort()) {
    const text = readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n');
    hash.update(`${path}\n${text}\0`);
  }
  return hash.digest('hex').slice(0, 16);
}

/** The sources of a folder of src, as paths with slashes on every platform. */
function sourcesIn(folder) {
  if (!existsSync(join(root, 'src', folder))) return [];
  return readdirSync(join(root, 'src', folder), { recursive: true })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `src/${folder}/${file.replaceAll('\\', '/')}`);
}

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** What src/version.ts declares. */
export const constants = {
  __VERSION__: JSON.stringify(version),
  __MODEL_VERSION__: JSON.stringify(hashOfModel()),
};

/** Node finds the interpreter of the command in its first line. */
const hashbang = {
  name: 'hashbang',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/]cli[\\/]main\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      return {
        contents: text.startsWith('#!') ? text : `#!/usr/bin/env node\n${text}`,
        loader: 'ts',
      };
    });
  },
};

const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  define: constants,
  // Bundled CommonJS packages ask for Node's own modules by `require`, which ESM does not have.
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
  // Identifiers keep their names, for the stack trace of a fault.
  minifyWhitespace: true,
  minifySyntax: true,
  sourcemap: true,
  plugins: [inlineConstants, fixedNames(ROOMS)],
  legalComments: 'external',
  logLevel: 'warning',
};

async function buildProgram() {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const { metafile } = await bundleProgram();
  const page = await buildPage('dist/dashboard');
  chmodSync(join(root, 'dist/cli.js'), 0o755);
  linkCommand();
  writeFileSync(
    join(root, 'dist/licenses.txt'),
    licencesOf([metafile, page].flatMap(({ inputs }) => Object.keys(inputs))),
  );
  declareTypes();
}

/** Bundles the command, the library and the worker thread; tells what went into them. */
export async function bundleProgram(options = {}) {
  const { build } = await import('esbuild');
  return build({
    ...shared,
    entryPoints: {
      cli: 'src/cli/main.ts',
      index: 'src/index.ts',
      'thread-worker': 'src/cli/thread-worker.ts',
    },
    outdir: 'dist',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    metafile: true,
    plugins: [hashbang, ...shared.plugins],
    ...options,
  });
}

/** Builds the page that plays a day into a folder; tells what went into it. */
export async function buildPage(outdir) {
  const { build } = await import('esbuild');
  const { metafile } = await build({
    ...shared,
    entryPoints: [`${PAGE}/main.ts`],
    outfile: join(outdir, 'dashboard.js'),
    platform: 'browser',
    target: 'es2022',
    banner: {},
    plugins: [inlineConstants],
    sourcemap: false,
    metafile: true,
  });
  for (const file of ['index.html', 'dashboard.css']) {
    copyFileSync(join(root, PAGE, file), resolve(root, outdir, file));
  }
  return metafile;
}

async function buildBench() {
  const { build } = await import('esbuild');
  const entryPoints = readdirSync(join(root, 'bench')).filter((file) => file.endsWith('.ts'));
  await build({
    ...shared,
    entryPoints: entryPoints.map((file) => `bench/${file}`),
    outdir: 'dist/bench',
  });
}

/**
 * Lets `npx ringback` find the command of a clone at once; without the link npx would first install
 * the clone into its cache, as it does on Windows.
 */
function linkCommand() {
  const folder = join(root, 'node_modules/.bin');
  if (process.platform === 'win32' || !existsSync(folder)) return;
  rmSync(join(folder, 'ringback'), { force: true });
  symlinkSync('../../dist/cli.js', join(folder, 'ringback'));
}

/** The packages that ended up in a bundle, each with its licence and the text of it. */
export function packagesOf(inputs) {
  const found = inputs.map((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]);
  const folders = [...new Set(found)].filter((folder) => folder !== undefined).sort();
  return folders.map((folder) => {
    const { name, version, license } = JSON.parse(
      readFileSync(join(root, folder, 'package.json'), 'utf8'),
    );
    return { name, version, license, text: licenceIn(join(root, folder)) };
  });
}

/** The text of a licence: a file, or what the page of the package ends with under that heading. */
function licenceIn(folder) {
  const files = readdirSync(folder);
  const file = files.find((each) => /^licen[cs]e/i.test(each));
  if (file !== undefined) return readFileSync(join(folder, file), 'utf8').trim();
  const page = files.find((each) => /^readme/i.test(each));
  if (page === undefined) return '';
  const text = readFileSync(join(folder, page), 'utf8');
  const from = text.search(/^(?:#+ *)?licen[cs]e\b[^\n]*$(?![\s\S]*^(?:#+ *)?licen[cs]e\b)/im);
  return from < 0 ? '' : text.slice(from).trim();
}

/** The licences of the packages that ended up in the bundle. */
function licencesOf(inputs) {
  const texts = packagesOf(inputs).map(
    ({ name, version, license, text }) => `${name} ${version} (${license})\n\n${text}\n`,
  );
  return `The program contains these packages.\n\n${texts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

function declareTypes() {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '--project', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await (process.argv[2] === 'bench' ? buildBench() : buildProgram()).catch(({ message }) => {
    process.stderr.write(`${message}\n`);
    process.exitCode = 1;
  });
}
