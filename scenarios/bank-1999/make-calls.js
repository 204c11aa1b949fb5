#!/usr/bin/env node
/**
 * From the call log of the Anonymous Bank to a week that can be replayed.
 *
 *   node make-calls.js LOG.tsv [--day 1999-02-16] [--out FOLDER] [--lines]
 *
 * LOG.tsv is a month of the public archive, tab-separated, with the archive's 17 columns
 * (vru+line call_id customer_id priority type date vru_entry vru_exit vru_time q_start q_exit q_time
 * outcome ser_start ser_exit ser_time server), agents' names replaced by codes or not.
 *
 * Written to FOLDER (by default the one this file is in), for the Sunday-Thursday week of the day:
 *
 *   calls.csv        a row per call that reached the queue or an agent
 *   talk.csv         service times of the week by class of caller, in 200 equal parts
 *   wrap.csv         time after a service in which an agent takes no call, in 200 equal parts
 *   estimates.json   how patience, wrap and presence were estimated, with the figures
 *   log-facts.csv    what the log itself says: month, weeks, days, by type
 *   *.yaml           the agents of the day, between the lines "# agents of DAY" and "# end of agents",
 *                    in every scenario there that starts on it; else agents-DAY.yaml
 *
 * stderr says what was dropped, with line numbers, and what was kept although it contradicts itself
 * (--lines for the line numbers of those, too).
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  agentDays,
  agentLines,
  isAbsence,
  LONGEST_GAP_S,
  LONGEST_WRAP_S,
  spansOf,
} from './make/agents.js';
import { FACTS, factRows } from './make/facts.js';
import { fitPatience } from './make/patience.js';
import { addDays, bankDay, localDateTime, readLog, sundayOf } from './make/read-log.js';
import { equalParts, estimateWrap } from './make/wrap.js';

const ROWS = 200;

/** The classes of callers in the scenarios, and the log's types in each. */
const CLASSES = {
  regular: ['PS', 'PE'],
  newCustomers: ['NW'],
  stockExchange: ['NE'],
  internet: ['IN'],
  bankCallsBack: ['TT'],
};

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    day: { type: 'string', default: '1999-02-16' },
    out: { type: 'string', default: dirname(fileURLToPath(import.meta.url)) },
    lines: { type: 'boolean', default: false },
  },
});

if (positionals.length !== 1) {
  console.error('node make-calls.js LOG.tsv [--day 1999-02-16] [--out FOLDER] [--lines]');
  process.exit(2);
}
make(positionals[0], options);

function make(path, { day, out, lines }) {
  const log = readLog(readFileSync(path, 'utf8'));
  const sunday = sundayOf(day);
  const week = log.calls
    .filter((call) => bankDay(call.at) >= sunday && bankDay(call.at) <= addDays(sunday, 4))
    .sort((a, b) => a.at - b.at || a.line - b.line);
  const days = agentDays(log.calls);
  const today = days.filter((agent) => agent.day === day);
  if (today.length === 0) throw new Error(`${day}: the log has no calls on this day`);
  const wrap = estimateWrap(days, ROWS);
  const write = (name, text) => writeFileSync(join(out, name), text);

  write('calls.csv', csv(week.map(callRow)));
  write('talk.csv', csv(talkRows(week)));
  write('wrap.csv', csv(wrap.values.map((value) => ({ wrap_s: value.toFixed(1) }))));
  write('log-facts.csv', csv(factRows(log.calls)));
  write('estimates.json', `${JSON.stringify(estimates(log.calls, days, today, wrap), null, 1)}\n`);
  writeAgents(out, day, agentLines(today), write);
  report(log, week, day, lines);
}

function callRow(call) {
  const served = call.handled && call.serviceS !== null;
  return {
    at: localDateTime(call.at),
    id: call.id,
    type: call.type,
    needs: call.type,
    head_start_s: call.priority === 2 ? 90 : 0,
    talk_s: served ? call.serviceS : '',
    patience_s: call.handled ? '' : call.waitS,
    patience_at_least_s: call.handled && call.waitS > 0 ? call.waitS : '',
    log_priority: call.priority,
    log_outcome: call.handled ? 'AGENT' : 'HANG',
    log_queued: call.queued ? 1 : 0,
    log_wait_s: call.waitS,
    log_agent: call.agent ?? '',
  };
}

function talkRows(week) {
  const columns = Object.entries(CLASSES).map(([name, types]) => {
    const served = week.filter((call) => types.includes(call.type) && call.serviceS !== null);
    const times = served.map((call) => call.serviceS).sort((a, b) => a - b);
    return [
      `${name}_s`,
      equalParts(
        times.map((value) => ({ value, weight: 1 })),
        ROWS,
      ),
    ];
  });
  return Array.from({ length: ROWS }, (_, i) =>
    Object.fromEntries(columns.map(([name, values]) => [name, values[i].toFixed(1)])),
  );
}

function estimates(calls, days, today, wrap) {
  const gaps = days.flatMap((agent) => agent.gaps).filter((gap) => gap !== null);
  const gapsOfDay = today.flatMap((agent) => agent.gaps).filter((gap) => gap !== null);
  return {
    patience: Object.fromEntries(
      Object.entries(CLASSES).map(([name, types]) => [name, patience(calls, types)]),
    ),
    wrap: {
      serviceEndsWithSomebodyWaiting: wrap.n,
      ofWhichEndedInACall: wrap.ended,
      shareOverLongestWrap: rounded(wrap.tail),
      longestWrapS: LONGEST_WRAP_S,
      medianBelowS: rounded(wrap.medianS),
      meanBelowS: rounded(wrap.meanS),
    },
    gapsBetweenServices: {
      month: gapTable(gaps),
      day: gapTable(gapsOfDay),
    },
    absencesOfDay: {
      overThirtyMinutes: gapsOfDay.filter((gap) => gap.lengthS > LONGEST_GAP_S).length,
      shorterButCallersWaited: gapsOfDay.filter(
        (gap) => isAbsence(gap) && gap.lengthS <= LONGEST_GAP_S,
      ).length,
    },
    agentHoursOfDay: rounded(
      today.flatMap(spansOf).reduce((sum, span) => sum + span.to - span.from, 0) / 3600,
    ),
  };
}

function patience(calls, types) {
  const { queued, hungUp, fits, chosen, curve } = fitPatience(
    calls.filter((call) => types.includes(call.type)),
  );
  const at = (s) => curve.filter((each) => each.s <= s).at(-1)?.survival ?? 1;
  return {
    types,
    queued,
    hungUp,
    chosen: chosen.family,
    fits: fits.map(({ family, values, aic, farthest }) => ({
      family,
      ...Object.fromEntries(Object.entries(values).map(([key, value]) => [key, rounded(value)])),
      aic: Math.round(aic),
      farthestFromKaplanMeierTo600s: rounded(farthest),
    })),
    kaplanMeier: Object.fromEntries([30, 60, 120, 300, 600].map((s) => [`${s}s`, rounded(at(s))])),
  };
}

/** How many gaps there are of each length, their hours, and the hours with callers waiting. */
function gapTable(gaps) {
  const bounds = [0, 60, 300, 600, 900, 1800, 3600, Number.POSITIVE_INFINITY];
  return bounds.slice(0, -1).map((from, i) => {
    const within = gaps.filter((gap) => gap.lengthS >= from && gap.lengthS < bounds[i + 1]);
    const hours = (value) => rounded(within.reduce((sum, gap) => sum + value(gap), 0) / 3600);
    return {
      fromS: from,
      count: within.length,
      hours: hours((gap) => gap.lengthS),
      hoursWithCallersWaiting: hours((gap) => gap.waitedS),
    };
  });
}

function rounded(value) {
  return Number(value.toPrecision(4));
}

function writeAgents(out, day, lines, write) {
  const block = new RegExp(`( *# agents of ${day}.*\n)[^]*?( *# end of agents)`);
  const scenarios = readdirSync(out).filter((name) => name.endsWith('.yaml'));
  const ours = scenarios.filter((name) => block.test(readFileSync(join(out, name), 'utf8')));
  for (const name of ours) {
    const text = readFileSync(join(out, name), 'utf8');
    write(
      name,
      text.replace(block, (_, head, foot) => `${head}${lines.join('\n')}\n${foot}`),
    );
  }
  if (ours.length === 0) write(`agents-${day}.yaml`, `${lines.join('\n')}\n`);
}

function report({ calls, notes, rows }, week, day, allLines) {
  console.error(`${rows} records read, ${calls.length} calls kept`);
  console.error(`${week.length} of them in the week of ${day}`);
  for (const [reason, lines] of notes) {
    if (lines.length === 0) continue;
    console.error(`${lines.length} ${reason}`);
    if (allLines || reason.startsWith('dropped') || lines.length <= 50) {
      console.error(wrapped(ranges(lines)));
    }
  }
  console.error('log-facts.csv:');
  for (const [name, meaning] of FACTS) console.error(`  ${name}: ${meaning}`);
}

/** 3 4 5 9 becomes 3-5 9. */
function ranges(lines) {
  const runs = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === line - 1) last[1] = line;
    else runs.push([line, line]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`));
}

function wrapped(words) {
  const rows = ['  line'];
  for (const word of words) {
    if (rows.at(-1).length + word.length + 1 > 100) rows.push('      ');
    rows[rows.length - 1] += ` ${word}`;
  }
  return rows.join('\n');
}

function csv(rows) {
  const head = Object.keys(rows[0]);
  const lines = rows.map((row) => head.map((name) => row[name]).join(','));
  return `${[head.join(','), ...lines].join('\n')}\n`;
}
