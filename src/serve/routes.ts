/**
 * What is answered at which address.
 *
 * Below `/results/{id}` stands what one result has; the same without it is of the first result, so
 * that a client of the vendor's API needs nothing but another base address.
 */
import { assets } from './assets.js';
import { callbacks } from './callbacks.js';
import { HttpError } from './http-error.js';
import { indexPage } from './index-page.js';
import {
  agentActivities,
  interaction,
  interactions,
  mustAskForOurVersion,
  queueTimes,
} from './insights.js';
import { QueryReader } from './query.js';
import { realTime } from './real-time.js';
import type { Recordings } from './recordings.js';
import { json, page, type Reply } from './reply.js';
import type { Request } from './request.js';
import type { ServedResult } from './served.js';

export interface Routed {
  /** The parts of the path, decoded. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly accept: string | undefined;
}

type Handler = (request: Request) => Reply;

/** Handlers by what follows the result. */
const handlers: Readonly<Record<string, Handler>> = {
  summary: ({ result }) => json(result.summaryText),
  callbacks,
  'real-time': realTime,
  'stats/interactions': interactions,
  'stats/queue-times': queueTimes,
  'stats/agent-activities': (request) => agentActivities(request, null),
  'stats/agent-activities/presence': (request) => agentActivities(request, 'Presence'),
  'stats/agent-activities/interactions': (request) => agentActivities(request, 'Interaction'),
};

export class Router {
  private readonly results: readonly ServedResult[];
  private readonly recordings: Recordings;
  /** Which replication is shown where none is named, from 0. */
  private readonly standard: number;

  constructor(results: readonly ServedResult[], recordings: Recordings, standard: number) {
    this.results = results;
    this.recordings = recordings;
    this.standard = standard;
  }

  /** @throws HttpError where there is no answer */
  answer(routed: Routed): Reply {
    const [first, second, ...rest] = routed.path;
    if (first === undefined) return page(indexPage(this.results));
    if (first === 'assets') return asset(routed.path.slice(1).join('/'));
    if (first === 'results') {
      if (second === undefined) return json(`${JSON.stringify(this.results.map(listed))}\n`);
      const result = this.results.find(({ id }) => id === second);
      if (result === undefined) throw new HttpError(404, 'there is no such result; / lists them');
      return this.ofResult(result, rest, routed);
    }
    const [standard] = this.results;
    if (standard === undefined) throw new HttpError(404, 'nothing is served');
    return this.ofResult(standard, routed.path, routed);
  }

  private ofResult(result: ServedResult, path: readonly string[], routed: Routed): Reply {
    if (path[0] === 'stats') mustAskForOurVersion(routed.accept);
    const request = this.requestOf(result, routed.query);
    const [, table, guid] = path;
    if (path[0] === 'stats' && table === 'interactions' && path.length === 3) {
      return interaction(request, guid ?? '');
    }
    const name = path.join('/');
    const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
    if (handler === undefined) throw new HttpError(404, 'there is nothing at this address');
    return handler(request);
  }

  private requestOf(result: ServedResult, query: URLSearchParams): Request {
    const reader = new QueryReader(query);
    const { length } = result.stored.sums;
    const number = reader.wholeNumber('replication', length);
    reader.end();
    const replication = number === null ? Math.min(this.standard, length - 1) : number - 1;
    const open: Request['open'] = (table) => this.recordings.get(result, replication, table);
    return { result, replication, query, open };
  }
}

function listed({ id, label, stored, summary }: ServedResult) {
  const { name, seed, startsAt, lengthMs } = stored.scenario.plan;
  const { replications, incomplete, verdict } = summary;
  return { id, label, name, seed, startsAt, lengthMs, replications, incomplete, verdict };
}

function asset(name: string): Reply {
  const found = assets.get(name);
  if (found === undefined) throw new HttpError(404, 'there is nothing at this address');
  return { status: 200, type: found.type, body: found.text };
}
