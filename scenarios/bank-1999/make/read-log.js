/**
 * The call log of the Anonymous Bank, read record by record.
 *
 * Two sorts of record are no calls to the center and are dropped: PHANTOM, and HANG without a queue,
 * which is somebody who hung up in the VRU and reached neither the queue nor an agent. Everything
 * else is kept; where a record contradicts itself, one reading is chosen and the line is noted.
 *
 * A call arrives when it enters the queue (`q_start`) or, where it did not queue, when it leaves the
 * VRU (`vru_exit`): in the log q_start is vru_exit, so both are read from one clock. `ser_start` is
 * another clock, in most records one second early.
 *
 * Instants are seconds since 1970-01-01 local time; a clock time long before the entry to the VRU is
 * on the next day.
 */

const COLUMNS =
  'vru+line call_id customer_id priority type date vru_entry vru_exit vru_time ' +
  'q_start q_exit q_time outcome ser_start ser_exit ser_time server';
const TYPES = ['PS', 'PE', 'NW', 'NE', 'IN', 'TT'];
const DAY = 86_400;

/** What can be said of a line. The first four are dropped, the others kept. */
export const Reason = {
  Malformed: 'dropped: not 17 columns, or a type or outcome that the archive does not describe',
  Phantom: 'dropped: PHANTOM, no call at all',
  VruOnly: 'dropped: HANG without a queue, ended in the VRU and reached neither queue nor agent',
  NegativeVru: 'kept: negative vru_time; nothing here uses it',
  NoAgent: 'kept: served, but by NO_SERVER; the call is replayed, no agent is given the service',
  NoService: 'kept: outcome AGENT without service times; the talk is drawn',
  ShortService: 'kept: service under 10 s, mostly an agent who hung up; it is replayed as it was',
  OverMidnight: 'kept: service across midnight; ser_time is used',
  MidnightQueue: 'kept: q_start 0:00:00 with a q_time, a call that queued at midnight itself',
  QueueTime: 'kept: q_time is not q_exit - q_start on the clock; across midnight, q_time is used',
  HungUpAndServed: 'kept: outcome HANG with service times and NO_SERVER; counted as hung up',
  LateVruExit: 'kept: vru_exit over a minute from the service; arrival is ser_start',
  EarlyService: 'kept: service begins over a minute before q_exit; q_time is used as the wait',
};

/** @returns calls in the order of the log, the notes (reason -> line numbers) and the rows read. */
export function readLog(text) {
  const lines = text.split(/\r?\n/);
  if (lines[0] !== COLUMNS.split(' ').join('\t')) {
    throw new Error(`line 1: expected the tab-separated columns ${COLUMNS}`);
  }
  const notes = new Map(Object.values(Reason).map((reason) => [reason, []]));
  const calls = [];
  let rows = 0;
  for (let line = 2; line <= lines.length; line++) {
    const text = lines[line - 1];
    if (text === '') continue;
    rows++;
    const note = (reason) => notes.get(reason).push(line);
    const call = readRecord(text.split('\t'), line, note);
    if (call !== null) calls.push(call);
  }
  return { calls, notes, rows };
}

function readRecord(fields, line, note) {
  const record = Object.fromEntries(COLUMNS.split(' ').map((name, i) => [name, fields[i]]));
  const dropped = whyDropped(fields, record);
  if (dropped !== null) {
    note(dropped);
    return null;
  }
  const times = instants(record);
  const queued = record.q_start !== '0:00:00' || times.waitS > 0;
  noteDirt(record, times, queued, note);
  return {
    line,
    id: `${record['vru+line']}-${record.call_id}`,
    type: record.type,
    priority: Number(record.priority),
    at: arrival(times, queued),
    queued,
    waitS: times.waitS,
    handled: record.outcome === 'AGENT',
    serviceFrom: record.outcome === 'AGENT' ? times.serviceFrom : null,
    serviceS: record.outcome === 'AGENT' && times.serviceFrom !== null ? times.serviceS : null,
    agent: record.server === 'NO_SERVER' ? null : record.server,
  };
}

function whyDropped(fields, record) {
  if (fields.length !== 17 || !TYPES.includes(record.type)) return Reason.Malformed;
  if (record.outcome === 'PHANTOM') return Reason.Phantom;
  if (record.outcome === 'AGENT') return null;
  if (record.outcome !== 'HANG') return Reason.Malformed;
  return record.q_start === '0:00:00' && record.q_time === '0' ? Reason.VruOnly : null;
}

function instants(record) {
  const [year, month, day] = [0, 2, 4].map((i) => Number(record.date.slice(i, i + 2)));
  const midnight = Date.UTC(1900 + year, month - 1, day) / 1000;
  const entry = clock(record.vru_entry);
  const on = (time) => midnight + (time < entry - DAY / 2 ? time + DAY : time);
  const waitS = Number(record.q_time);
  const served = record.ser_start !== '0:00:00' || Number(record.ser_time) > 0;
  return {
    vruExit: on(clock(record.vru_exit)),
    queueFrom: on(clock(record.q_start)),
    waitS,
    serviceFrom: served ? on(clock(record.ser_start)) : null,
    serviceS: Number(record.ser_time),
  };
}

function arrival(times, queued) {
  if (queued) return times.queueFrom;
  return farFrom(times.serviceFrom, times.vruExit) ? times.serviceFrom : times.vruExit;
}

function noteDirt(record, times, queued, note) {
  const served = times.serviceFrom !== null;
  const handled = record.outcome === 'AGENT';
  if (Number(record.vru_time) < 0) note(Reason.NegativeVru);
  if (handled && record.server === 'NO_SERVER') note(Reason.NoAgent);
  if (handled && !served) note(Reason.NoService);
  if (handled && served && times.serviceS < 10) note(Reason.ShortService);
  if (served && clock(record.ser_exit) < clock(record.ser_start)) note(Reason.OverMidnight);
  if (queued && record.q_start === '0:00:00') note(Reason.MidnightQueue);
  if (times.waitS !== clock(record.q_exit) - clock(record.q_start)) note(Reason.QueueTime);
  if (!handled && served) note(Reason.HungUpAndServed);
  if (!queued && farFrom(times.serviceFrom, times.vruExit)) note(Reason.LateVruExit);
  if (queued && handled && served && times.serviceFrom < times.queueFrom + times.waitS - 60) {
    note(Reason.EarlyService);
  }
}

function farFrom(serviceFrom, vruExit) {
  return serviceFrom !== null && Math.abs(serviceFrom - vruExit) > 60;
}

function clock(text) {
  const [hours, minutes, seconds] = text.split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}

/** The day of the bank that an instant belongs to: from 06:00 to 06:00, named by its first date. */
export function bankDay(at) {
  return dateOf(at - 6 * 3600);
}

export function dateOf(at) {
  return new Date(at * 1000).toISOString().slice(0, 10);
}

export function localDateTime(at) {
  return new Date(at * 1000).toISOString().slice(0, 19);
}

/** The Sunday with which the week of a date begins. */
export function sundayOf(date) {
  const at = Date.parse(`${date}T00:00:00Z`) / 1000;
  return dateOf(at - new Date(at * 1000).getUTCDay() * DAY);
}

export function addDays(date, days) {
  return dateOf(Date.parse(`${date}T00:00:00Z`) / 1000 + days * DAY);
}
