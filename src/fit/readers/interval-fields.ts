/** What a table of intervals may have, and the headings that are known for it. */
import type { ColumnDoc } from './reader.js';

const words = (text: string): readonly string[] => text.split(' ');

const field = (
  name: string,
  meaning: string,
  example: string,
  aliases: string,
  required = false,
): ColumnDoc => ({ name, meaning, required, example, aliases: words(aliases) });

export const INTERVAL_FIELDS: readonly ColumnDoc[] = [
  field(
    'start',
    'when the interval begins',
    '2026-03-02T08:00',
    'start starttime startdatetime from intervalstart intervalstarttime interval timestamp datetime',
    true,
  ),
  field('date', 'the date, where the time stands in a column of its own', '02/03/2026', 'date day'),
  field('time', 'the time of day, beside date', '08:00', 'time timeofday period'),
  field('end', 'when it ends', '2026-03-02T08:30', 'end endtime to intervalend intervalendtime'),
  field(
    'length',
    'how long it is; else to the next start',
    '30m',
    'length duration intervalduration intervallength',
  ),
  field(
    'type',
    'the queue, or what the calls are about; else all are "calls"',
    'support',
    'queue queuename skill skillname service type split ct forecastgroup forecastgroupname line department',
  ),
  field('medium', 'only calls are kept', 'voice', 'medium media channel channeltype mediatype'),
  field(
    'offered',
    'calls offered, or forecast',
    '42',
    'offered callsoffered contactsoffered offeredcalls calls contacts volume contactvolume ' +
      'callvolume incomingcontactvolume forecast forecastcalls forecastvolume received ncalls ' +
      'contactsqueued',
    true,
  ),
  field(
    'answered',
    'calls answered',
    '40',
    'answered callsanswered handled callshandled contactshandled acdcalls answeredcalls',
  ),
  field(
    'abandoned',
    'calls abandoned',
    '2',
    'abandoned callsabandoned contactsabandoned abandonedcalls abncalls abandons',
  ),
  field(
    'aht',
    'average handle time of an answered call',
    '285',
    'aht averagehandletime avghandletime averagehandlingtime avgaht handletime ahtforecast forecastaht',
  ),
  field(
    'asa',
    'average wait of the answered calls',
    '24',
    'asa averagespeedofanswer avgspeedofanswer speedofanswer averagespeedtoanswer avganswertime averagequeueanswertime averagewait avgwait',
  ),
  field(
    'abandonTime',
    'average wait of the calls that were abandoned',
    '61',
    'abandontime averageabandontime avgabandontime averagetimetoabandon avgtimetoabandon averagequeueabandontime',
  ),
  field(
    'serviceLevel',
    'share of the calls that were answered in time',
    '81 %',
    'servicelevel servicelevelpercent sl slpercent svl grade gradeofservice',
  ),
  field(
    'agents',
    'agents who were there for this queue, on an average',
    '12.5',
    'agents agentsstaffed staffedagents staffed staff staffing positions positionsstaffed avgpositionsstaffed agentsloggedin agentsavailable averageagents scheduledagents fte',
  ),
];
