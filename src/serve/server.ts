/**
 * The server: lets requests in, asks the router, and answers.
 *
 * Everything is read; nothing is changed and no file is named by an address. A recording is made when
 * it is first needed, in turns with the other requests; whoever asked for it waits, and is then answered.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline, Readable } from 'node:stream';
import type { Asset } from './assets.js';
import { HttpError } from './http-error.js';
import { Recordings } from './recordings.js';
import { type Reply, refusal } from './reply.js';
import { type Routed, Router } from './routes.js';
import { type Asked, Guard, inUrl, securityHeaders } from './security.js';
import type { ServedResult } from './served.js';
import { Throttle } from './throttle.js';
import { NotYetMade } from './workshop.js';

const LONGEST_URL = 4096;

export interface ServerOptions {
  readonly results: readonly ServedResult[];
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly token: string | null;
  /** Which replication is shown where none is named, from 0. */
  readonly replication: number;
  /** What the page that plays a day is made of, by name. */
  readonly page: ReadonlyMap<string, Asset>;
  /** Told of what should not have happened. */
  readonly onFault: (error: unknown) => void;
}

export interface RunningServer {
  readonly url: string;
  /** Ends all connections and removes what was kept for them. */
  close(): Promise<void>;
}

/** @throws where the address cannot be listened on */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const recordings = new Recordings();
  const router = new Router(options, recordings);
  const server = createServer({
    maxHeaderSize: 16_384,
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    keepAliveTimeout: 5_000,
  });
  server.maxConnections = 256;
  await listening(server, options);
  const { port } = server.address() as AddressInfo;
  const answerer = new Answerer(new Guard({ ...options, port }), router, options.onFault);
  server.on('request', (request, response) => answerer.answer(request, response));
  return {
    url: `http://${inUrl(options.host)}:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          recordings.close();
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function listening(server: Server, { host, port }: ServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

class Answerer {
  private readonly guard: Guard;
  private readonly router: Router;
  private readonly onFault: (error: unknown) => void;
  private readonly throttle = new Throttle();

  constructor(guard: Guard, router: Router, onFault: (error: unknown) => void) {
    this.guard = guard;
    this.router = router;
    this.onFault = onFault;
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const reply = await this.replyTo(request);
    if (!response.destroyed) send(response, reply, request.method === 'HEAD');
  }

  private async replyTo(request: IncomingMessage): Promise<Reply> {
    try {
      return await whenMade(this.admitted(request));
    } catch (error) {
      if (error instanceof HttpError) {
        const headers: Record<string, string> = error.status === 405 ? { Allow: 'GET, HEAD' } : {};
        return refusal(error.status, error.message, headers);
      }
      this.onFault(error);
      return refusal(500, 'a fault of the program; it is told where the server was started');
    }
  }

  /** How a request is answered; what it needs may have to be made first. */
  private admitted({ method, headers, socket, url }: IncomingMessage): () => Reply {
    if (!this.throttle.admits(socket.remoteAddress ?? '', performance.now())) {
      return () => refusal(429, 'too many requests: wait a second', { 'Retry-After': '1' });
    }
    const { host, origin, authorization, cookie } = headers;
    const asked: Asked = { method: method ?? '', host, origin, authorization, cookie };
    this.guard.mustBeOurs(asked);
    if (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0) {
      throw new HttpError(413, 'nothing may be sent along');
    }
    const routed = { ...addressOf(url ?? ''), accept: headers.accept };
    if (!this.guard.isKnown(asked)) return () => this.unknown(routed);
    return () => this.router.answer(routed);
  }

  /** A browser shows the token once, in the address of a page, and then a cookie. */
  private unknown({ path, query }: Routed): Reply {
    const token = query.get('token');
    if (token === null || !this.guard.accepts(token)) {
      return refusal(401, 'show the token: Authorization: Bearer …', {
        'WWW-Authenticate': 'Bearer',
      });
    }
    query.delete('token');
    const rest = query.size === 0 ? '' : `?${query}`;
    const location = `/${path.map(encodeURIComponent).join('/')}${rest}`;
    const headers = { Location: location, 'Set-Cookie': this.guard.cookie };
    return { status: 303, type: 'text/plain; charset=utf-8', body: '', headers };
  }
}

/** Asks until all is there that the answer takes. */
async function whenMade(answer: () => Reply): Promise<Reply> {
  for (;;) {
    try {
      return answer();
    } catch (error) {
      if (!(error instanceof NotYetMade)) throw error;
      await error.made;
    }
  }
}

/** @throws HttpError where it is none that we have, or would be */
function addressOf(url: string): Pick<Routed, 'path' | 'query'> {
  if (url.length > LONGEST_URL) throw new HttpError(414, 'the address is too long');
  const [raw = '', ...query] = url.split('?');
  if (!raw.startsWith('/') || query.length > 1) throw new HttpError(400, 'no such address');
  const parts = raw.slice(1).split('/');
  // A slash at the end changes nothing.
  if (parts.at(-1) === '') parts.pop();
  return { path: parts.map(decoded), query: new URLSearchParams(query[0] ?? '') };
}

function decoded(part: string): string {
  let text: string;
  try {
    text = decodeURIComponent(part);
  } catch {
    throw new HttpError(400, 'the address is not well encoded');
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are the point.
  if (text === '' || /^\.{1,2}$|[/\\\u0000-\u001f]/.test(text)) {
    throw new HttpError(400, 'no such address');
  }
  return text;
}

function send(response: ServerResponse, reply: Reply, withoutBody: boolean): void {
  const parts = partsOf(reply);
  response.writeHead(reply.status, {
    ...securityHeaders,
    'Content-Type': reply.type,
    'Content-Length': parts.reduce((sum, { length }) => sum + length, 0),
    // What may come after what was refused is not read.
    ...(reply.status === 413 ? { Connection: 'close' } : {}),
    ...reply.headers,
  });
  if (withoutBody) response.end();
  else if (parts.length === 1) response.end(parts[0]);
  else pipeline(Readable.from(parts), response, () => {});
}

function partsOf({ body }: Reply): readonly Uint8Array[] {
  if (typeof body === 'string') return [Buffer.from(body)];
  return body instanceof Uint8Array ? [body] : body;
}
