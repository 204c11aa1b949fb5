/**
 * What a pipeline shows of a check: JUnit, annotations, the summary of the step. A check that is
 * refused is shown as well: whoever looks at the reports alone must not see those of an earlier run.
 */
import { appendFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import type { CheckResult } from '../experiments/check.js';
import { makeFolder } from '../experiments/make-folder.js';
import {
  githubAnnotations,
  githubRefusal,
  githubSummary,
  MOST_SUMMARY_BYTES,
  refusalSummary,
} from '../reports/github.js';
import { junitXml, refusalXml } from '../reports/junit.js';
import { reasonOf } from '../scenario/text/system-error.js';
import { Exit, ExitCode } from './exit-code.js';
import { Refusal } from './refusal.js';
import { say } from './streams.js';

export interface ReportFlags {
  readonly junit?: string;
  /** undefined: where the surroundings are those of GitHub Actions. */
  readonly github?: boolean;
  readonly inconclusive: 'pass' | 'fail';
}

/**
 * Takes the place of the report of an earlier check, so that one that is killed leaves no verdict of
 * another, and a report that cannot be written ends the check before it runs.
 */
export function beginReports({ junit }: ReportFlags, path: string): void {
  if (junit === undefined) return;
  try {
    makeFolder(dirname(junit));
    writeFileSync(junit, refusalXml(path, 'the check did not come to its end'));
  } catch (error) {
    throw notWritten(junit, error);
  }
}

/** @throws Exit where a report cannot be written; the check itself should have been told by then */
export function writeReports(result: CheckResult, flags: ReportFlags, file: string | null): void {
  if (isForGithub(flags)) {
    for (const line of githubAnnotations(result, flags.inconclusive, pathOf, file)) say(line);
    summarize((room) => githubSummary(result, room));
  }
  if (flags.junit === undefined) return;
  try {
    writeFileSync(flags.junit, junitXml(result, flags.inconclusive));
  } catch (error) {
    throw notWritten(flags.junit, error);
  }
}

/** Shows why a check was refused where its result would have been shown. */
export function writeRefusal(refused: Exit, flags: ReportFlags, path: string): void {
  const { message } = refused;
  if (isForGithub(flags)) {
    const diagnostics = refused instanceof Refusal ? refused.diagnostics : [];
    for (const line of githubRefusal(diagnostics, message, pathOf)) say(line);
    summarize((room) => refusalSummary(path, message, room));
  }
  if (flags.junit === undefined) return;
  try {
    writeFileSync(flags.junit, refusalXml(path, message));
  } catch (error) {
    // Why the check was refused is told in any case.
    say(notWritten(flags.junit, error).message);
  }
}

function isForGithub({ github }: ReportFlags): boolean {
  return github ?? process.env['GITHUB_ACTIONS'] === 'true';
}

/** The summary goes to the end of its file, after what other steps have put there. */
function summarize(textIn: (room: number) => string): void {
  const { GITHUB_STEP_SUMMARY } = process.env;
  if (!GITHUB_STEP_SUMMARY) return;
  const taken = statSync(GITHUB_STEP_SUMMARY, { throwIfNoEntry: false })?.size ?? 0;
  appendFileSync(GITHUB_STEP_SUMMARY, textIn(MOST_SUMMARY_BYTES - taken));
}

/** Annotations need paths from the root of the repository. */
function pathOf(file: string): string {
  const { GITHUB_WORKSPACE } = process.env;
  return GITHUB_WORKSPACE ? relative(GITHUB_WORKSPACE, resolve(file)).replaceAll('\\', '/') : file;
}

function notWritten(file: string, error: unknown): Exit {
  const reason = reasonOf(error as NodeJS.ErrnoException) ?? (error as Error).message;
  return new Exit(
    ExitCode.World,
    `${file}: ${reason}\nthe report was not written; choose another file with --junit`,
  );
}
