/** Who is there by weekday and time of day, and who calls again. */
import { drawnDurations } from '../../../fit/drawn-curves.js';
import type { Estimate } from '../../../fit/family-fit.js';
import type { FittedLog } from '../../../fit/fit-log.js';
import type { RetrialFit } from '../../../fit/retrials.js';
import { agentsOf } from '../../../fit/roster-text.js';
import { countText, digits, estimateText, shareText } from '../../../fit/words.js';
import { bars } from '../charts/bars.js';
import type { Block } from '../context.js';
import { figure } from '../figure.js';
import { html, name } from '../html.js';
import { durationFigure } from './curve-figures.js';
import type { ImportData } from './import-data.js';
import { weekFigure } from './week-figure.js';

const percent = (share: number): string => digits(100 * share, 3);

type Curve = readonly (readonly number[] | null)[];

export function peopleBlock({ fitted }: ImportData): Block {
  const { curves, what, finding } = staffOf(fitted);
  const days = Array.from({ length: 7 }, (_, weekday) => {
    const own = curves.flatMap((curve) => curve[weekday] ?? []);
    if (own.length === 0) return null;
    const steps = curves.map((curve) => curve[weekday] ?? []);
    const length = Math.max(...steps.map((each) => each.length));
    const sums = Array.from({ length }, (_, step) =>
      steps.reduce((sum, each) => sum + (each[step] ?? 0), 0),
    );
    return { weekday, steps: sums };
  });
  return {
    id: 'people',
    title: 'Who is there',
    content: weekFigure({
      id: 'agents-there',
      title: 'Agents by weekday and time of day',
      finding,
      what,
      caption: 'Agents on an average, by weekday and step',
      every: fitted.every,
      days: days.filter((day) => day !== null),
      shown: (value) => digits(value, 3),
    }),
  };
}

function staffOf(fitted: ImportData['fitted']): {
  readonly curves: readonly Curve[];
  readonly what: string;
  readonly finding: string;
} {
  if (!('people' in fitted)) {
    return {
      curves: fitted.types.map(({ staff }) => staff.curve),
      finding: 'As many agents as the rows say; where they do not, the fewest by Erlang A.',
      what: 'Agents of all types together in each step, before they are rounded to whole ones.',
    };
  }
  const { roster, load } = fitted.people;
  if (roster === null) {
    return {
      curves: [(load ?? []).map((steps) => steps?.map(agentsOf) ?? null)],
      finding: 'The log names too few agents: as many as were busy while callers waited.',
      what: 'Where nobody waited, as many as were ever busy at once; there may have been more.',
    };
  }
  const { agents, days, hours, teams } = roster;
  return {
    curves: teams.map(({ curve }) => curve),
    finding: `${countText(agents)} agents on ${countText(days)} agents’ days, there for ${countText(hours)} hours.`,
    what: 'On the roster from the first call of a day to the last, by their services; the mean of all days that count.',
  };
}

/** null: the log does not tell callers apart. */
export function redialsBlock({ retrials, confidence }: FittedLog): Block | null {
  if (retrials === null) return null;
  const { all, after } = retrials;
  const [first] = all.rows;
  if (first === undefined) return null;
  const text = (of: Estimate): string => estimateText(of, ' %', percent);
  const rows = redialRows(retrials);
  const finding = `${text(first.share)} of those who hang up call again because of it.`;
  const picture = figure({
    id: 'who-calls-again',
    title: 'Who calls again',
    description: `${finding} The table below has the figures.`,
    finding,
    what: `Who hung up and called again within ${digits(retrials.horizonMs / 60_000, 3)} min, beyond the ${shareText(all.background)} of those answered who do.`,
    draw: (size) =>
      bars(
        size,
        rows.map((row) => ({
          name: row.what,
          value: Math.max(0, row.share.value),
          text: text(row.share),
          look: 'lost',
        })),
      ),
    behind: {
      caption: 'Redials after a call that was lost',
      columns: ['After', 'Lost', 'Called again', 'Beyond others'].map((label) => ({ label })),
      rows: rows.map((row) => [
        row.what,
        countText(row.lost),
        countText(row.calledAgain),
        text(row.share),
      ]),
    },
  });
  const time = durationFigure({
    id: 'time-to-redial',
    title: 'Time until a redial',
    plain: 'Time until a redial',
    fit: after,
    points: drawnDurations(after, confidence),
    remark: null,
  });
  return { id: 'redials', title: 'Who calls again', content: html`${picture}${time}` };
}

function redialRows({ all }: RetrialFit) {
  return all.rows.map((row, k) => ({
    ...row,
    what: k === 0 ? 'One lost call' : `${k + 1} lost calls in a row`,
  }));
}

/** null: the log has no callbacks. */
export function callbacksBlock({ callbacks, types }: FittedLog): Block | null {
  if (callbacks === null) return null;
  const { requested, told, reached, offer } = callbacks;
  const taken = offer.byType.map(({ accepted, waited }, type) => [
    html`Taken by callers of ${name(types[type]?.name ?? '')}`,
    `${estimateText(accepted, ' %', percent)} of ${countText(waited)} still in the queue after ${digits(offer.after)} s`,
  ]);
  const facts = [
    ['Requested', countText(requested)],
    ['Reached the customer', told === 0 ? 'not in the log' : estimateText(reached, ' %', percent)],
    ...taken,
  ];
  return {
    id: 'callbacks',
    title: 'Callbacks',
    content: html`<dl class="facts">${facts.map(([term, text]) => html`<dt>${term ?? ''}</dt><dd>${text ?? ''}</dd>`)}</dl>`,
  };
}
