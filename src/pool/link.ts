/**
 * The connection to Redis. It comes back by itself; what was asked for meanwhile is asked again.
 * Where Redis stays away for too long, everything that waits for it fails.
 */
import { isIP } from 'node:net';
import { Redis } from 'ioredis';
import type { RedisAddress } from './address.js';

/** Redis cannot be had: it is away, full, or does not let us in. */
export class NoRedis extends Error {
  /** Whether it is there, and what was given to get in is wrong. */
  readonly isRefusal: boolean;

  constructor(message: string, isRefusal = false) {
    super(message);
    this.isRefusal = isRefusal;
  }
}

export interface LinkOptions {
  /** How long Redis may be away. */
  readonly patienceMs: number;
  /** Told when Redis is lost and when it is back. */
  readonly tell?: ((text: string) => void) | undefined;
}

/** A first connection that takes longer is a mistyped address more often than a slow one. */
const FIRST_PATIENCE_MS = 5_000;
const RETRY_MS = 250;
/** A connection that gives no answer for so long is taken for dead. */
const SILENT_MS = 15_000;
const PING_MS = 5_000;
/** 6.2. */
const OLDEST = 602;

export class RedisLink {
  readonly redis: Redis;
  readonly address: RedisAddress;
  private readonly patienceMs: number;
  private readonly tell: (text: string) => void;
  private lost: NodeJS.Timeout | null = null;
  private pings: NodeJS.Timeout | null = null;
  private failure: NoRedis | null = null;
  private lastError: Error | null = null;
  private isOpen = false;
  private isClosed = false;
  private reject: (error: NoRedis) => void = () => {};
  /** Fails when Redis is given up; never comes to anything else. */
  readonly gone: Promise<never>;

  private constructor(address: RedisAddress, { patienceMs, tell = () => {} }: LinkOptions) {
    this.address = address;
    this.patienceMs = patienceMs;
    this.tell = tell;
    this.gone = new Promise((_, reject) => {
      this.reject = reject;
    });
    this.gone.catch(() => {});
    const { host, port, username, password, database, isTls } = address;
    this.redis = new Redis({
      host,
      port,
      family: 0,
      db: database,
      ...(username === undefined ? {} : { username }),
      ...(password === undefined ? {} : { password }),
      ...(isTls ? { tls: isIP(host) > 0 ? {} : { servername: host } } : {}),
      lazyConnect: true,
      maxRetriesPerRequest: null,
      connectTimeout: FIRST_PATIENCE_MS,
      socketTimeout: SILENT_MS,
      retryStrategy: () => RETRY_MS,
    });
    this.redis.on('error', (error) => this.hear(error));
    this.redis.on('ready', () => this.found());
    this.redis.on('close', () => this.miss());
  }

  /** @throws NoRedis where it does not answer, or does not let us in */
  static async open(address: RedisAddress, options: LinkOptions): Promise<RedisLink> {
    const link = new RedisLink(address, options);
    const ready = new Promise<void>((resolve) => {
      link.redis.once('ready', () => resolve());
    });
    link.miss();
    link.redis.connect().catch(() => {});
    try {
      await Promise.race([ready, link.gone]);
      await link.checkServer();
    } catch (error) {
      link.close();
      throw error;
    }
    link.isOpen = true;
    link.pings = setInterval(() => link.redis.ping().catch(() => {}), PING_MS);
    return link;
  }

  /**
   * Asks Redis, again where the connection broke meanwhile: what is asked must come to the same when
   * it is done twice.
   * @throws NoRedis
   */
  async ask<T>(question: (redis: Redis) => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await Promise.race([question(this.redis), this.gone]);
      } catch (error) {
        if (this.failure !== null) throw this.failure;
        if (isForbidden(error)) throw new NoRedis(forbidden(error as Error, this.address), true);
        if (isFull(error)) throw new NoRedis(`Redis at ${this.address.shown} is full`);
        if (this.isClosed || !isPassing(error)) throw error;
        await Promise.race([pause(RETRY_MS), this.gone]);
      }
    }
  }

  /** Lets go at once; whatever still waits fails. */
  close(): void {
    this.isClosed = true;
    if (this.lost !== null) clearTimeout(this.lost);
    if (this.pings !== null) clearInterval(this.pings);
    this.redis.disconnect();
  }

  /** Jobs need scripts that old ones do not have, and results must not be thrown away. */
  private async checkServer(): Promise<void> {
    const { shown } = this.address;
    const info = await this.ask((redis) => redis.info());
    const fact = (name: string): string =>
      new RegExp(`^${name}:(.*?)\r?$`, 'm').exec(info)?.[1] ?? '';
    const [major = 0, minor = 0] = fact('redis_version').split('.').map(Number);
    if (major * 100 + minor < OLDEST) {
      throw new NoRedis(
        `Redis at ${shown} is of version ${major}.${minor}, and 6.2 is needed`,
        true,
      );
    }
    const policy = fact('maxmemory_policy');
    if (Number(fact('maxmemory')) > 0 && policy !== 'noeviction') {
      this.tell(
        `Redis at ${shown} throws away what it holds when it is full (maxmemory-policy ${policy}); what is lost is run again, but set it to noeviction`,
      );
    }
  }

  private hear(error: Error): void {
    this.lastError = error;
    const why = refusalOf(error, this.address);
    if (why !== null && !this.isOpen) this.giveUp(new NoRedis(why, true));
  }

  private found(): void {
    if (this.lost === null) return;
    clearTimeout(this.lost);
    this.lost = null;
    if (this.isOpen) this.tell(`Redis at ${this.address.shown} is back`);
  }

  private miss(): void {
    if (this.lost !== null || this.isClosed || this.failure !== null) return;
    const patience = this.isOpen ? this.patienceMs : Math.min(FIRST_PATIENCE_MS, this.patienceMs);
    const { shown } = this.address;
    if (this.isOpen) {
      this.tell(`Redis at ${shown} is away; trying for ${patience / 1000} s`);
    }
    this.lost = setTimeout(() => {
      const why = this.lastError === null ? '' : ` (${this.lastError.message})`;
      this.giveUp(new NoRedis(`Redis at ${shown} did not answer for ${patience / 1000} s${why}`));
    }, patience);
  }

  private giveUp(failure: NoRedis): void {
    if (this.failure !== null) return;
    this.failure = failure;
    this.close();
    this.reject(failure);
  }
}

/** What is passed by asking again: a broken connection, or a Redis that is about to be ready. */
function isPassing(error: unknown): boolean {
  const { name, message, code } = error as NodeJS.ErrnoException;
  if (name === 'AbortError' || code?.startsWith('E')) return true;
  return /^(LOADING|BUSY|MASTERDOWN|TRYAGAIN|READONLY)|Connection is closed|Socket timeout/.test(
    message,
  );
}

function isFull(error: unknown): boolean {
  return /^OOM |^MISCONF /.test((error as Error).message);
}

function isForbidden(error: unknown): boolean {
  return /^NOPERM /.test((error as Error).message);
}

function forbidden({ message }: Error, { shown }: RedisAddress): string {
  return `Redis at ${shown} does not allow what a pool needs (${message}); an ACL of ~ringback:* +@all -@dangerous +info does`;
}

/** What is wrong with what was given to get in; null: it is not that. */
function refusalOf(error: Error, { shown, password }: RedisAddress): string | null {
  const { message, code } = error as NodeJS.ErrnoException;
  if (/NOAUTH|WRONGPASS|invalid password/.test(message)) {
    const what = password === undefined ? 'wants a password' : 'does not take this password';
    return `Redis at ${shown} ${what}; write it into the URL, redis://:PASSWORD@HOST`;
  }
  if (/DB index is out of range|invalid DB index/.test(message)) {
    return `Redis at ${shown} has no such database`;
  }
  if (code === 'ENOTFOUND') return `there is no host of the name in ${shown}`;
  if (
    /CERT|ALTNAME|SELF_SIGNED|UNABLE_TO|SSL|wrong version number|EPROTO/.test(`${code} ${message}`)
  ) {
    return `TLS with Redis at ${shown} fails (${message}); where its certificate is of a CA of your own, name it with NODE_EXTRA_CA_CERTS=ca.pem`;
  }
  return null;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
