/** Where a Redis is, from a URL that may hold a password; the password is never shown. */

export interface RedisAddress {
  readonly host: string;
  readonly port: number;
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly database: number;
  readonly isTls: boolean;
  /** The URL for people, without the password. */
  readonly shown: string;
}

/** What a fault says to somebody who wrote a flag; of the URL it shows nothing. */
export interface AddressFault {
  readonly problem: string;
}

const PORT = 6379;
const SHAPE = 'write redis://HOST:PORT/DATABASE, or rediss:// for TLS';

export function parseAddress(text: string): RedisAddress | AddressFault {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (url === null) return { problem: `this is no URL; ${SHAPE}` };
  const isTls = url.protocol === 'rediss:';
  if (!isTls && url.protocol !== 'redis:') {
    return { problem: `${url.protocol} is no protocol of Redis; ${SHAPE}` };
  }
  if (url.search !== '' || url.hash !== '') {
    return { problem: `nothing may follow the number of the database; ${SHAPE}` };
  }
  const database = /^\/?(\d{0,5})$/.exec(url.pathname)?.[1];
  if (database === undefined) return { problem: `the database is a number; ${SHAPE}` };
  const username = decoded(url.username);
  const password = decoded(url.password);
  if (username === null || password === null) {
    return { problem: 'a % in the name or the password is written as %25' };
  }
  const host = url.hostname.replace(/^\[|\]$/g, '') || '127.0.0.1';
  const port = url.port === '' ? PORT : Number(url.port);
  const who = username === undefined ? '' : `${encodeURIComponent(username)}@`;
  const where = host.includes(':') ? `[${host}]` : host;
  const which = Number(database) > 0 ? `/${Number(database)}` : '';
  const shown = `${url.protocol}//${who}${where}:${port}${which}`;
  return { host, port, username, password, database: Number(database), isTls, shown };
}

/** undefined: there is none; null: it cannot be decoded. */
function decoded(text: string): string | undefined | null {
  if (text === '') return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** A text in which whoever logs in to a Redis, and the password, are blotted out. */
export function withoutPasswords(text: string): string {
  return text.replace(/(rediss?:\/\/)\S*@/gi, '$1***@');
}
