/**
 * A check as JUnit XML, which every build server shows: a test case a condition. What is inconclusive
 * is a failure where it fails the check, and skipped where it is let pass.
 */
import type { CheckResult } from '../experiments/check.js';
import { type CheckItem, conclusionOfCheck, itemsOf } from './check-items.js';

export function junitXml(result: CheckResult, inconclusive: 'pass' | 'fail'): string {
  const items = itemsOf(result);
  const groups = ['thresholds', 'baseline'] as const;
  const suites = groups
    .map((group) => [group, items.filter((item) => item.group === group)] as const)
    .filter(([, cases]) => cases.length > 0)
    .map(([group, cases]) => suiteXml(result, group, cases, inconclusive));
  const unfinished = result.verdict === 'incomplete' ? [incompleteXml(result)] : [];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="ringback" ${counts(items, inconclusive, unfinished.length)}>`,
    ...suites,
    ...unfinished,
    '</testsuites>\n',
  ].join('\n');
}

function suiteXml(
  { scenario, seed, replications, modelVersion }: CheckResult,
  group: CheckItem['group'],
  cases: readonly CheckItem[],
  inconclusive: 'pass' | 'fail',
): string {
  const properties = { seed, replications, modelVersion };
  return [
    `  <testsuite ${attributes({ name: `${scenario}: ${group}` })} ${counts(cases, inconclusive)}>`,
    '    <properties>',
    ...Object.entries(properties).map(
      ([name, value]) => `      <property ${attributes({ name, value: String(value) })}/>`,
    ),
    '    </properties>',
    ...cases.map((item) => caseXml(scenario, item, inconclusive)),
    '  </testsuite>',
  ].join('\n');
}

function caseXml(scenario: string, item: CheckItem, inconclusive: 'pass' | 'fail'): string {
  const { name, group, finding, message, where } = item;
  const place = where === null ? {} : { file: where.file, line: String(where.line) };
  // A dot separates packages: the scenario's own would make new ones.
  const classname = `ringback.${scenario.replaceAll('.', ' ')}.${group}`;
  const open = `    <testcase ${attributes({ classname, name, ...place })} time="0"`;
  if (finding === 'passes') return `${open}/>`;
  const text = message.slice(0, 2000);
  const inside =
    finding === 'inconclusive' && inconclusive === 'pass'
      ? `<skipped ${attributes({ message: `inconclusive: ${text}` })}/>`
      : `<failure ${attributes({ message: text, type: finding })}>${xmlText(`${name}: ${text}`)}</failure>`;
  return `${open}>\n      ${inside}\n    </testcase>`;
}

function incompleteXml(result: CheckResult): string {
  const { scenario } = result;
  return errorXml(scenario, 'all replications', conclusionOfCheck(result), 'incomplete');
}

/** A check that came to no result, with the reason; `name` is that of the scenario or of its file. */
export function refusalXml(name: string, reason: string): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="ringback" tests="1" failures="0" errors="1" skipped="0">',
    errorXml(name, 'the check itself', reason, 'refused'),
    '</testsuites>\n',
  ].join('\n');
}

function errorXml(scenario: string, name: string, reason: string, type: string): string {
  const classname = `ringback.${scenario.replaceAll('.', ' ')}.run`;
  const [message = ''] = reason.split('\n');
  return [
    `  <testsuite ${attributes({ name: `${scenario}: run` })} tests="1" failures="0" errors="1" skipped="0">`,
    `    <testcase ${attributes({ classname, name })} time="0">`,
    `      <error ${attributes({ message, type })}>${xmlText(reason)}</error>`,
    '    </testcase>',
    '  </testsuite>',
  ].join('\n');
}

function counts(items: readonly CheckItem[], inconclusive: 'pass' | 'fail', errors = 0): string {
  const of = (wanted: CheckItem['finding']): number =>
    items.filter(({ finding }) => finding === wanted).length;
  const open = of('inconclusive');
  const failures = of('fails') + (inconclusive === 'fail' ? open : 0);
  const skipped = inconclusive === 'pass' ? open : 0;
  return `tests="${items.length + errors}" failures="${failures}" errors="${errors}" skipped="${skipped}"`;
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${xmlText(value)}"`)
    .join(' ');
}

/** A text in XML 1.0: what must not stand in it at all becomes the sign for such a character. */
function xmlText(text: string): string {
  return (
    text
      .replace(/\p{Surrogate}/gu, '\ufffd')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are the point.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`)
  );
}
