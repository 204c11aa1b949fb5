/** The summary on a terminal has a table for each campaign. */
import { Chalk } from 'chalk';
import { expect, test } from 'vitest';
import type { Estimate } from '../../src/metrics/measure.js';
import type { Summary } from '../../src/reports/summary-json.js';
import { campaignTables } from '../../src/reports/terminal-campaigns.js';

const paint = new Chalk({ level: 0 });
const look = { paint, serviceLevel: '', folder: null };

function estimate(unit: Estimate['unit'], mean: number): Estimate {
  return { unit, mean, low: null, high: null, n: 20 } as Estimate;
}

test('what was dialled, who was reached and what it took', () => {
  const measures = {
    offered: estimate('count', 900),
    'campaigns.renewals.dials': estimate('count', 258),
    'campaigns.renewals.reached': estimate('count', 90),
    'campaigns.renewals.reachedRate': estimate('share', 0.349),
    'campaigns.renewals.talk.mean_s': estimate('s', 300),
    'campaigns.renewals.agentTime_h': estimate('h', 9.5),
    'noCallback.campaigns.renewals.dials': estimate('count', 250),
  };
  const [text, ...others] = campaignTables({ measures } as unknown as Summary, look);
  expect(others).toEqual([]);
  expect(text!.split('\n').map((line) => line.trimEnd())).toMatchInlineSnapshot(`
    [
      "Campaign renewals",
      "  dials                     258     records dialled, each once",
      "    reached                  90     a person answered",
      "    reached / dials      34.9 %",
      "  mean talk          5 min 00 s",
      "  agent hours            9.50 h     dialling and talking, without wrap-up",
      "",
    ]
  `);
});

test('without campaigns there is none', () => {
  const measures = { offered: estimate('count', 900) };
  expect(campaignTables({ measures } as unknown as Summary, look)).toEqual([]);
});
