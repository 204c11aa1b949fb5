/**
 * Why a line of a log is not a call, or is an odd one. Every line is kept, rejected or left out; a
 * kept one may be odd as well. The names stay as they are, the words may change.
 */

/** A line that should have been a call and cannot be used; all stand in `rejected.csv`. */
export const REJECTED = {
  'bad-time': 'a time that cannot be read',
  'no-time': 'no time of entry',
  'time-out-of-range': 'a time before 1980 or after 2100',
  'bad-span': 'a length of time that cannot be read',
  'no-wait': 'neither a wait nor the time at which the wait ended',
  'negative-wait': 'the wait ended over 2 s before it began',
  'span-too-long': 'a wait of more than 7 days',
  'no-type': 'no queue or type',
  'name-too-long': 'a name of more than 200 characters',
  'unknown-outcome': 'an outcome that is not known; --map outcome=… names another column',
  'unknown-word': 'a word that is not known in this column',
  'bad-number': 'a number that cannot be read',
  'duplicate-id': 'an id that an earlier line has',
  'duplicate-interval': 'an interval of the same type that an earlier line has',
  unfinished: 'still waiting where the log ends',
  'not-json': 'not a JSON object',
  'too-many-cells': 'more cells than the header, as where a delimiter is not quoted',
  'broken-quotes': 'a quotation mark that is not closed, or is followed by something',
  'line-too-long': 'a line of more than 1,000,000 characters',
  'not-text': 'characters that are not text (NUL)',
  malformed: 'not what the format describes',
} as const;
export type Rejection = keyof typeof REJECTED;

/** A line that is no call by the rules of its format, or that was not asked for. */
export const LEFT_OUT = {
  header: 'the header',
  'before-header': 'lines before the header',
  blank: 'empty lines',
  continued: 'further lines of a row, within quotation marks',
  'another-day': 'outside --from, --to or --day',
  'another-type': 'not of the types of --type',
} as const;
export type Leaving = keyof typeof LEFT_OUT;

/** A line that is kept, though something about it is strange; what was made of it. */
export const ODD = {
  'out-of-order': 'entered before the line above it: put in order',
  'short-row': 'fewer cells than the header: the others are taken as empty',
  'broken-encoding':
    'bytes that are not text in this encoding: replaced by �, so that names may become one; --encoding says which it is, such as windows-1252',
  'twice-by-the-clock': 'a local time that comes twice: the one that follows the line above',
  'skipped-by-the-clock': 'a local time that the clocks skip: taken as much later',
  'small-negative-wait': 'the wait ended up to 2 s before it began: taken as 0',
  'negative-span': 'a negative talk, hold, wrap-up or dial: left open',
  'long-span': 'a talk, hold, wrap-up or dial of more than 7 days: left open',
  'wait-differs': 'the wait is not the time between entry and answer: the wait is used',
  'talk-without-answer': 'a talk though nobody answered: left open',
  'over-midnight': 'began on one date and ended on another',
  'formula-text':
    'a name that a spreadsheet would run, or a terminal obey: an apostrophe is put in front, control characters go',
  'same-as-above': 'the same text as the line above: kept',
  'no-agent': 'answered, but by nobody who is named',
  'no-talk': 'answered, but without a time of talk',
  'overlapping-intervals': 'begins before the interval above it ends',
  'two-calls-at-once': 'its agent was still in an earlier call',
} as const;
export type Oddity = keyof typeof ODD;
