/** Courses of a day side by side, each in its band. */
import type { Band, CloseLook } from '../../../experiments/close-look.js';
import { bandPanels, type Day } from '../charts/day.js';
import type { Context } from '../context.js';
import { figure } from '../figure.js';
import { type Content, type Html, name } from '../html.js';
import { axisText, meanText } from '../words.js';
import { lookedAt } from './close.js';

export function dayOf({ clock, data }: Context, { stepMs }: CloseLook): Day {
  return { clock, stepMs, closeMs: data.result.plan.lengthMs, shown: axisText };
}

export function stepText({ clock }: Context, { stepMs }: CloseLook, step: number): string {
  return clock.text(step * stepMs);
}

/** The step in which something was most. */
export function peakOf(values: readonly number[]): number {
  return values.reduce((best, value, k) => (value > (values[best] ?? 0) ? k : best), 0);
}

/** With fewer replications a band holds all of them. */
const ENOUGH = 20;

/** What the band is. */
export function bandText(context: Context): string {
  const { look } = context.data;
  return (look?.replications ?? 0) < ENOUGH
    ? `the band reaches from the least to the most of ${lookedAt(context)}`
    : `the band holds nine of ten of ${lookedAt(context)}`;
}

/** How often it is as high as the upper end of the band. */
export function rarely({ replications }: CloseLook): string {
  return replications < ENOUGH ? 'In the worst replication' : 'In one replication of twenty';
}

interface Panels {
  readonly id: string;
  readonly title: string;
  readonly finding: Content;
  readonly what: Content;
  readonly panels: readonly {
    readonly title: string;
    readonly look: string;
    readonly band: Band;
  }[];
}

export function panelsPicture(context: Context, look: CloseLook, picture: Panels): Html {
  const { id, title, finding, what, panels } = picture;
  const hasBands = panels.length <= 3;
  return figure({
    id,
    title,
    description: 'A line in its band for each; the table below has the figures.',
    finding,
    what,
    draw: (size) => bandPanels(size, dayOf(context, look), panels),
    behind: {
      caption: title,
      columns: [
        { label: 'From' },
        ...panels
          .flatMap((panel) => [name(panel.title), ...(hasBands ? ['low', 'high'] : [])])
          .map((label) => ({ label })),
      ],
      rows: (panels[0]?.band.mean ?? []).map((_, step) => [
        stepText(context, look, step),
        ...panels.flatMap(({ band: { mean, low, high } }) =>
          (hasBands ? [mean, low, high] : [mean]).map((values) => meanText(values[step] ?? 0)),
        ),
      ]),
    },
  });
}
