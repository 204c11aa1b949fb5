/**
 * Who may ask, and what every answer says to a browser.
 *
 * The server listens on this machine alone, and on another address only with a token. A page of
 * another site can make a browser ask as well: so the name that was asked for (`Host`) must be ours,
 * against names that are pointed at this machine, and the page that asks (`Origin`) must be our own.
 */
import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { HttpError } from './http-error.js';

export interface Binding {
  readonly host: string;
  readonly port: number;
  /** null: nobody has to show one. */
  readonly token: string | null;
}

/** What is looked at of a request. */
export interface Asked {
  readonly method: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly authorization: string | undefined;
  readonly cookie: string | undefined;
}

export const SHORTEST_TOKEN = 16;

/** Every answer has these. Nothing is loaded from elsewhere, and no script or style stands in a page. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'max-age=5, must-revalidate, private',
};

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1', '[::1]']);
const EVERY_ADDRESS = new Set(['0.0.0.0', '::', '[::]']);

export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host.toLowerCase());
}

/** An address as it stands in a URL. */
export function inUrl(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}

/** Lets requests in, or says why not. */
export class Guard {
  private readonly binding: Binding;
  /** What a browser shows in place of the token, once it has shown that. */
  private readonly session = randomBytes(32).toString('hex');

  constructor(binding: Binding) {
    this.binding = binding;
  }

  /** @throws HttpError where the request may not be answered, whoever asks */
  mustBeOurs({ method, host, origin }: Asked): void {
    if (method !== 'GET' && method !== 'HEAD') {
      throw new HttpError(405, 'nothing can be changed here: use GET');
    }
    if (host === undefined || !this.isOurName(host.toLowerCase())) {
      throw new HttpError(
        403,
        'the Host header names another server; ask at the address that serve printed',
      );
    }
    if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) {
      throw new HttpError(403, 'pages of other sites may not ask');
    }
  }

  private isOurName(host: string): boolean {
    const { port } = this.binding;
    const own = this.binding.host.toLowerCase();
    const suffix = `:${port}`;
    const name = host.endsWith(suffix) ? host.slice(0, -suffix.length) : port === 80 ? host : '';
    if (LOOPBACK.has(name) || name === inUrl(own)) return true;
    if (!EVERY_ADDRESS.has(own)) return false;
    return isIP(name.replace(/^\[(.*)\]$/, '$1')) !== 0 || name === hostname().toLowerCase();
  }

  /** Whether a request shows the token, or the cookie that stands for it. */
  isKnown({ authorization, cookie }: Asked): boolean {
    const { token } = this.binding;
    if (token === null) return true;
    const [, shown = ''] = /^bearer +(.+)$/i.exec(authorization ?? '') ?? [];
    if (isSame(shown, token)) return true;
    const cookies = (cookie ?? '').split(';').map((each) => each.trim());
    return cookies.some((each) => isSame(each, `${this.cookieName}=${this.session}`));
  }

  /** Whether a token is the one. */
  accepts(token: string): boolean {
    return this.binding.token !== null && isSame(token, this.binding.token);
  }

  /** What lets a browser in that has shown the token. */
  get cookie(): string {
    return `${this.cookieName}=${this.session}; Path=/; HttpOnly; SameSite=Strict`;
  }

  /** Cookies do not tell ports apart. */
  private get cookieName(): string {
    return `ringback-${this.binding.port}`;
  }
}

/** Compares without telling by the time it takes how much was right. */
function isSame(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => hash('sha256', text, 'buffer'));
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}
