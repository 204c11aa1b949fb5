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
    'queue queuename skill skillname service type split splitskill ct forecastgroup ' +
      'forecastgroupname line department callgroup workgroup lineofbusiness lob vdn',
  ),
  field('medium', 'only calls are kept', 'voice', 'medium media channel channeltype mediatype'),
  field(
    'offered',
    'calls offered, or forecast',
    '42',
    'offered callsoffered contactsoffered offeredcalls calls contacts volume contactvolume ' +
      'callvolume incomingcontactvolume forecast forecastcalls forecastvolume received ncalls ' +
      'contactsqueued incomingcalls callsincoming inboundcalls callsin callsreceived ' +
      'receivedcalls totalcalls totalcallsoffered',
    true,
  ),
  field(
    'answered',
    'calls answered',
    '40',
    'answered callsanswered handled callshandled handledcalls contactshandled acdcalls ' +
      'answeredcalls contactsanswered',
  ),
  field(
    'abandoned',
    'calls abandoned',
    '2',
    'abandoned callsabandoned contactsabandoned abandonedcalls abncalls abancalls abandons ' +
      'lostcalls callslost',
  ),
  field(
    'aht',
    'average handle time of an answered call',
    '285',
    'aht averagehandletime avghandletime averagehandlingtime avghandlingtime avgaht ' +
      'handletime ahtforecast forecastaht',
  ),
  field(
    'talk',
    'average talk of an answered call, where the handle time is not told',
    '240',
    'talk talktime avgtalktime averagetalktime talkdurationavg avgacdtime att',
  ),
  field(
    'hold',
    'average time on hold, beside talk',
    '15',
    'hold holdtime avgholdtime averageholdtime',
  ),
  field(
    'wrap',
    'average work after the call, beside talk',
    '45',
    'wrap wraptime avgwraptime acw acwtime avgacwtime avgacw averageacw aftercallwork',
  ),
  field(
    'asa',
    'average wait of the answered calls',
    '24',
    'asa averagespeedofanswer avgspeedofanswer avgspeedans speedofanswer answerspeed ' +
      'answerspeedavg averagespeedtoanswer avganswertime averagequeueanswertime averagewait avgwait',
  ),
  field(
    'abandonTime',
    'average wait of the calls that were abandoned',
    '61',
    'abandontime averageabandontime avgabandontime avgabantime averagetimetoabandon ' +
      'avgtimetoabandon averagequeueabandontime',
  ),
  field(
    'serviceLevel',
    'share of the calls that were answered in time',
    '81 %',
    'servicelevel servicelevelpercent servicelevel10 servicelevel20 servicelevel30 ' +
      'withinservicelevel sl slpercent svl grade gradeofservice',
  ),
  field(
    'agents',
    'agents who were there for this queue, on an average',
    '12.5',
    'agents agentsstaffed staffedagents staffed staff staffing positions positionsstaffed ' +
      'avgpositionsstaffed avgposstaff agentsloggedin agentsavailable averageagents ' +
      'scheduledagents fte',
  ),
];
