/** The fields of a table of calls, and the headings that are known for each. */
import type { ColumnDoc } from './reader.js';

const words = (text: string): readonly string[] => text.split(' ');

const optional = (
  name: string,
  meaning: string,
  example: string,
  aliases: readonly string[],
): ColumnDoc => ({ name, meaning, required: false, example, aliases });

export const CALL_FIELDS: readonly ColumnDoc[] = [
  {
    name: 'at',
    meaning: 'when the call entered the queue; of a callback, when it was requested',
    required: true,
    example: '2026-03-02T08:00:05',
    aliases: words(
      'at entered enteredat queueentry queueentrytime enqueued enqueuedat enqueuetime ' +
        'queuestart queuestarttime qstart offeredat arrival arrivaltime arrivedat start ' +
        'starttime startedat startdatetime started callstart callstarttime callstarted ' +
        'starttimestamp datetime timestamp calldatetime conversationstart initiationtimestamp ' +
        'received receivedat created createdat',
    ),
  },
  optional(
    'date',
    'the date, where the time stands in a column of its own',
    '02/03/2026',
    words('date calldate dateofcall startdate day'),
  ),
  optional('time', 'the time of day, beside date', '08:00:05', words('time calltime timeofday')),
  optional(
    'type',
    'the queue, or what the call is about; else all are "calls"',
    'support',
    words(
      'queue queuename skill skillname service servicename type campaign split line ' +
        'department ctype contacttype topic splitskill callgroup workgroup huntgroup',
    ),
  ),
  optional(
    'id',
    'the name of the call; a second one of the same name is rejected',
    '4711',
    words('id callid contactid interactionid conversationid sessionid uniqueid callguid guid'),
  ),
  optional(
    'customer',
    'who called, so that second calls are recognised',
    '+441110001',
    words('customer customerid caller callerid ani cli clid callernumber from phone phonenumber'),
  ),
  optional(
    'medium',
    'call or callback; else all are calls',
    'callback',
    words('medium media mediatype channel'),
  ),
  optional(
    'direction',
    'inbound or outbound; else all are inbound',
    'inbound',
    words('direction calldirection'),
  ),
  optional(
    'outcome',
    'answered, abandoned or left',
    'abandoned',
    words('outcome result disposition status calloutcome callresult'),
  ),
  optional(
    'wasAnswered',
    'whether it was answered, yes or no, where no outcome says so',
    'Y',
    words('wasanswered isanswered answeredyn answeredflag'),
  ),
  optional(
    'wasAbandoned',
    'whether the caller hung up before that, yes or no',
    '1',
    words('abandoned wasabandoned isabandoned abandonedyn abandonedflag'),
  ),
  optional(
    'wait',
    'from the entry until it was answered, hung up or left',
    '95',
    words(
      'wait waittime waited waitlength waitduration waitingtime queuetime timeinqueue ' +
        'queueduration queuewait queuewaittime qtime speedofanswer speedtoanswer timetoanswer asa',
    ),
  ),
  optional(
    'answeredAt',
    'when the agent answered',
    '2026-03-02T08:01:40',
    words(
      'answeredat answered answertime answeredtime callanswered connectedat connecttime ' +
        'connectedtoagent agentanswered agentconnected',
    ),
  ),
  optional(
    'leftAt',
    'when the caller hung up or left the queue',
    '2026-03-02T08:01:40',
    words(
      'leftat abandonedat abandontime hungupat dequeued dequeuedat dequeuetime queueend ' +
        'qexit queueexit',
    ),
  ),
  optional(
    'endedAt',
    'when the call ended',
    '2026-03-02T08:06:00',
    words(
      'endedat end ended endtime enddatetime callend callended hangup hanguptime disconnected ' +
        'disconnectedat disconnecttime disconnecttimestamp',
    ),
  ),
  optional(
    'queued',
    'whether it waited in the queue at all; else those with a wait did',
    'yes',
    words('queued wasqueued'),
  ),
  optional(
    'headStart',
    'waiting that it was credited with at its entry',
    '90',
    words('headstart headstarttime'),
  ),
  optional(
    'agent',
    'who answered',
    'A07',
    words(
      'agent agentname agentid agentlogin answeredby username user server employee operator ' +
        'representative',
    ),
  ),
  optional(
    'talk',
    'the talk, without hold and wrap-up',
    '240',
    words(
      'talk talktime talkduration avgtalkduration conversationtime servicetime servicelength ' +
        'serviceduration sertime billsec agentinteractionduration interactiontime',
    ),
  ),
  optional('hold', 'on hold during the talk', '15', words('hold holdtime holdduration')),
  optional(
    'wrap',
    'work after the call',
    '30',
    words(
      'wrap wraptime wrapup wrapuptime acw acwtime aftercallwork aftercontactwork ' +
        'aftercallworktime wrapduration',
    ),
  ),
  optional(
    'handle',
    'talk, hold and wrap-up together, where the talk is not told',
    '285',
    words('handle handletime handlingtime aht handleduration'),
  ),
  optional(
    'reached',
    'a callback: whether the customer was reached',
    'yes',
    words('reached customerreached'),
  ),
  optional('dial', 'a callback: how long the dial took', '12', words('dial dialtime ringtime')),
  optional(
    'of',
    'the id of the call that a callback stands for',
    '4710',
    words('of callbackof originalcallid previouscontactid parentid'),
  ),
];
