/** Forecasts of Amazon Connect as CSV, in the columns in which they are uploaded. */
import { takeIntervals } from './generic-intervals.js';
import type { ColumnDoc, LogReader } from './reader.js';
import { likeness, type TableShape, tableOf } from './table.js';

const field = (
  name: string,
  meaning: string,
  example: string,
  alias: string,
  required = false,
): ColumnDoc => ({ name, meaning, required, example, aliases: alias.split(' ') });

const FIELDS: readonly ColumnDoc[] = [
  field('type', 'QueueName: the type of the row', 'support', 'queuename', true),
  field('queueId', 'QueueId: not used', '3f2a…', 'queueid'),
  field('medium', 'ChannelType: VOICE; CHAT is left out', 'VOICE', 'channeltype', true),
  field('start', 'TimeStamp: when the interval begins', '2026-03-02T08:00:00Z', 'timestamp', true),
  field(
    'length',
    'IntervalDuration: 15mins, 30mins; daily is left out',
    '30mins',
    'intervalduration',
    true,
  ),
  field('offered', 'IncomingContactVolume', '42', 'incomingcontactvolume', true),
  field('aht', 'AverageHandleTime, in seconds', '285', 'averagehandletime'),
  field('answered', 'ContactsHandled', '40', 'contactshandled'),
];

const shape: TableShape = {
  fields: FIELDS,
  instant: 'start',
  missing: (has) =>
    FIELDS.filter(({ name, required }) => required && !has(name)).map(({ name }) => name),
};

export const connectForecast: LogReader = {
  name: 'connect-forecast',
  title: 'forecasts of Amazon Connect as CSV',
  gives: 'intervals',
  mapped: true,
  inOrder: false,
  columns: FIELDS,
  leavesOut: {
    'another-medium': 'a row of chats or tasks',
    'no-volume': 'a row without a volume, which overrides the handle time alone',
    daily: 'a row of a whole day, of the long-term forecast; --format intervals keeps them',
  },
  oddities: {},
  sniff: (head) => (likeness(head, shape) === 1 ? 0.98 : 0),
  begin: (head, options, sink) => {
    const table = tableOf(head, shape, options);
    return takeIntervals({ table, head, options, length: null, leaveOutDays: true }, sink);
  },
};
