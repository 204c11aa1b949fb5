/** How many waited over the day, behind the scrubber: callbacks on top of live calls. */
import { Media } from '../../model/media.js';
import { TimelineKind } from '../../model/timeline-event.js';
import type { TimelineEvent, TimelineReader } from './timeline-reader.js';

const STEPS = 500;
const WIDTH = 1000;
const HEIGHT = 100;
const SVG = 'http://www.w3.org/2000/svg';

/** Draws what is known so far of a day that ends at `endMs`. */
export function drawCurve(svg: SVGElement, timeline: TimelineReader, endMs: number): void {
  const [live, callbacks] = mostWaiting(timeline, endMs);
  const total = live.map((each, step) => each + (callbacks[step] ?? 0));
  const most = Math.max(1, ...total);
  svg.replaceChildren(area(total, most, 'callback'), area(live, most, 'live'));
}

/** The most that waited in each step, by media type. */
function mostWaiting(timeline: TimelineReader, endMs: number): [number[], number[]] {
  const most: [number[], number[]] = [new Array(STEPS).fill(0), new Array(STEPS).fill(0)];
  const now = [0, 0];
  const event: TimelineEvent = { at: 0, kind: 0, first: 0, serial: 0, second: 0 };
  let last = 0;
  for (let index = 0; index < timeline.count; index++) {
    timeline.read(index, event);
    if (event.kind !== TimelineKind.Joined && event.kind !== TimelineKind.Left) continue;
    const step = Math.min(STEPS - 1, Math.floor((event.at / endMs) * STEPS));
    for (let k = last; k <= step; k++) {
      for (const media of [Media.Phone, Media.PhoneCallback]) {
        most[media][k] = Math.max(most[media][k] ?? 0, now[media] ?? 0);
      }
    }
    last = step;
    now[event.second] = (now[event.second] ?? 0) + (event.kind === TimelineKind.Joined ? 1 : -1);
    const series = most[event.second as Media];
    series[step] = Math.max(series[step] ?? 0, now[event.second] ?? 0);
  }
  return most;
}

function area(values: readonly number[], most: number, style: string): SVGElement {
  const points = values.map((value, step) => {
    const x = (step / (STEPS - 1)) * WIDTH;
    return `${x.toFixed(1)},${(HEIGHT - (value / most) * (HEIGHT - 4)).toFixed(1)}`;
  });
  const polygon = document.createElementNS(SVG, 'polygon');
  polygon.setAttribute('points', `0,${HEIGHT} ${points.join(' ')} ${WIDTH},${HEIGHT}`);
  polygon.setAttribute('class', style);
  return polygon;
}
