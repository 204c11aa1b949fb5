/** From the offer of a callback to its end. */
import { dialResultText } from '../../result-words.js';
import { type Bar, bars } from '../charts/bars.js';
import type { Block, Context } from '../context.js';
import { figure } from '../figure.js';
import { type Content, type Html, html } from '../html.js';
import { meanText, shareText } from '../words.js';

interface Stage {
  readonly key: string;
  readonly name: string;
  readonly look: string;
  readonly depth?: number;
  /** Shown although nothing got there. */
  readonly always?: boolean;
}

const UNREACHED = [
  ...['noAnswer', 'engaged', 'voicemail', 'unobtainable', 'changed', 'rejected', 'failed'],
  ...['agentGaveUp', 'stillOnLine', 'hungUpWaiting', 'promptRefused'],
];

const STAGES: readonly Stage[] = [
  { key: 'callbacks.offered', name: 'Offers heard', look: 'live', always: true },
  { key: 'callbacks.declined', name: 'declined', look: 'idle', depth: 1 },
  { key: 'callbacks.accepted', name: 'Accepted', look: 'live', always: true },
  { key: 'callbacks.duplicates', name: 'one is pending already', look: 'idle', depth: 1 },
  { key: 'callbacks.noNumber', name: 'no number to dial', look: 'idle', depth: 1 },
  { key: 'callbacks.noRoom', name: 'no room', look: 'idle', depth: 1 },
  { key: 'callbacks.tooLate', name: 'too late', look: 'idle', depth: 1 },
  { key: 'callbacks.created', name: 'Created', look: 'cb', always: true },
  { key: 'callbacks.requeues', name: 'returns to the queue', look: 'wrap', depth: 1 },
  { key: 'callbacks.dials', name: 'Dialled', look: 'cb', always: true },
  { key: 'callbacks.completed', name: 'Reached the caller', look: 'good', always: true },
  { key: 'callbacks.unreached', name: 'Reached nobody', look: 'lost', always: true },
  ...UNREACHED.map((result) => ({
    key: `callbacks.unreached.${result}`,
    name: dialResultText(result),
    look: 'lost',
    depth: 1,
  })),
  { key: 'callbacks.expired', name: 'Expired', look: 'lost' },
  { key: 'callbacks.cancelled', name: 'Cancelled', look: 'idle' },
  { key: 'callbacks.pending', name: 'Pending at the end', look: 'wrap', always: true },
];

export function funnelBlock(context: Context): Block {
  return {
    id: 'funnel',
    title: 'The callback funnel',
    short: 'Funnel',
    content: html`${funnel(context)}${nobody(context)}`,
  };
}

function funnel({ figures }: Context): Html {
  const created = figures.count('callbacks.created');
  const stages = STAGES.filter(({ key, always }) => always || figures.count(key) > 0).filter(
    ({ key }) => figures.has(key),
  );
  const rows: Bar[] = stages.map(({ key, name, look, depth = 0 }) => {
    const value = figures.count(key);
    return { name, look, value, depth, text: `${meanText(value)} · ${ofWhat(key, value)}` };
  });
  const reached = figures.count('callbacks.completed');
  const finding = `Of ${meanText(figures.count('callbacks.offered'))} offers ${shareText(figures.count('callbacks.accepted'), figures.count('callbacks.offered'))} are accepted; of ${meanText(created)} callbacks ${shareText(reached, created)} reach their caller.`;
  function ofWhat(key: string, value: number): string {
    const isBefore = /offered|declined|accepted$/.test(key);
    if (isBefore) return `${shareText(value, figures.count('callbacks.offered'))} of offers`;
    return /duplicates|noNumber|noRoom|tooLate/.test(key)
      ? `${shareText(value, figures.count('callbacks.accepted'))} of accepted`
      : `${shareText(value, created)} of created`;
  }
  return figure({
    id: 'funnel-stages',
    title: 'The callback funnel',
    description: `${finding} The table below has the figures.`,
    finding,
    what: 'Mean of a replication, over all replications. A duplicate is a request while a callback of the same applet is pending; an unreached callback is closed and not tried again, unless a setting says so.',
    draw: (size) => bars(size, rows),
    behind: {
      caption: 'The callback funnel, mean of a replication',
      columns: [{ label: 'Stage' }, { label: 'Mean' }, { label: '95 %' }, { label: 'Share' }],
      rows: stages.map(({ key, name, depth = 0 }) => [
        html`${depth > 0 ? '– ' : ''}${name}`,
        figures.show(key),
        figures.interval(key),
        ofWhat(key, figures.count(key)),
      ]),
    },
  });
}

/** What agents gave to callbacks, and what of it came to nothing. */
function nobody({ figures }: Context): Content {
  const all = figures.mean('agents.state.BusyCallback_h');
  const unreached = figures.mean('callbacks.unreachedAgentTime_h');
  if (all === null || unreached === null || all === 0) return null;
  const created = figures.count('callbacks.created');
  const inVain = (figures.count('callbacks.requeues.ringing.mean_s') * created) / 3600;
  const finding = `Agents give ${meanText(all)} h a replication to callbacks; ${shareText(unreached, all)} of it goes to callbacks that reach nobody.`;
  const rows: Bar[] = [
    {
      name: 'In Busy Callback',
      value: all,
      text: `${meanText(all)} h`,
      look: 'cb',
    },
    {
      name: 'on callbacks that reach nobody',
      value: unreached,
      text: `${meanText(unreached)} h · ${shareText(unreached, all)}`,
      look: 'lost',
      depth: 1,
    },
    {
      name: 'ringing in vain',
      value: inVain,
      text: `${meanText(inVain)} h`,
      look: 'wrap',
      depth: 1,
    },
  ];
  return figure({
    id: 'funnel-nobody',
    title: 'Agents’ time on callbacks that reach nobody',
    description: `${finding} The table below has the figures.`,
    finding,
    what: 'Hours of all agents, mean of a replication: last ring, dial and message of callbacks that reach nobody, and rings that no agent answered. Wrap-up is not in it.',
    draw: (size) => bars(size, rows),
    behind: {
      caption: 'Agents’ time on callbacks, mean of a replication',
      columns: [{ label: '' }, { label: 'Mean' }, { label: '95 %' }],
      rows: [
        'agents.state.BusyCallback_h',
        'callbacks.unreachedAgentTime_h',
        'callbacks.requeues.ringing.mean_s',
        'callbacks.dial.mean_s',
      ].map((key) => [html`<code>${key}</code>`, figures.show(key), figures.interval(key)]),
    },
  });
}
