/** Agents who are there, beside those whom a forecast would call for. */
import { stepLines } from '../charts/lines.js';
import type { Context } from '../context.js';
import { figure } from '../figure.js';
import { type Content, html } from '../html.js';
import { axisText, meanText } from '../words.js';

/** Null where no interval calls for anybody. */
export function staffingPicture({ data, clock }: Context): Content {
  const { result } = data;
  const rows = result.intervals.rows().filter(({ queue }) => queue === null);
  const values = (key: string): (number | null)[] =>
    rows.map(({ figures }) => figures.get(key)?.mean ?? null);
  const [staffed, required] = [values('agents.staffed'), values('agents.required')];
  const gaps = rows.flatMap(({ fromMs }, k) => {
    const [there, wanted] = [staffed[k] ?? null, required[k] ?? null];
    return there === null || wanted === null
      ? []
      : [{ fromMs, there, wanted, gap: wanted - there }];
  });
  const [first] = rows;
  if (first === undefined || rows.length < 4 || gaps.length === 0) return null;
  const worst = gaps.reduce((best, each) => (each.gap > best.gap ? each : best));
  const short = gaps.filter(({ gap }) => gap > 0).length;
  const seconds = result.plan.targets.answerWithinMs / 1000;
  const finding =
    short === 0
      ? 'There are agents enough in every interval, by a forecast without impatience.'
      : `Agents are short in ${short} of ${gaps.length} intervals, most at ${clock.text(worst.fromMs)}: ${meanText(worst.there)} are there, ${meanText(worst.wanted)} would be called for.`;
  return figure({
    id: 'day-staffing',
    title: 'Agents there, and agents called for',
    description: `${finding} The table below has the figures.`,
    finding,
    what: `Agents logged in on average, breaks included, and the fewest with whom Erlang C answers four of five contacts within ${seconds} s at the means of the interval: a forecast in which nobody hangs up.`,
    draw: (size) =>
      stepLines(
        size,
        { clock, fromMs: first.fromMs, stepMs: first.toMs - first.fromMs, shown: axisText },
        [
          { name: 'there', look: 'accent', values: staffed },
          { name: 'called for', look: 'lost', values: required },
        ],
      ),
    behind: {
      caption: 'Agents by interval',
      columns: ['From', 'There', 'Called for', 'Occupancy'].map((label) => ({ label })),
      rows: rows.map(({ fromMs, figures }, k) => {
        const occupancy = figures.get('occupancy')?.mean ?? null;
        const cell = (value: number | null | undefined): string =>
          value === null || value === undefined ? '–' : meanText(value);
        return [
          clock.text(fromMs),
          cell(staffed[k]),
          cell(required[k]),
          html`${occupancy === null ? '–' : `${(occupancy * 100).toFixed(1)} %`}`,
        ];
      }),
    },
  });
}
