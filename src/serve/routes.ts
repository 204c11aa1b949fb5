/**
 * What is answered at which address.
 *
 *   /                            the page that lists the results
 *   /assets/…                    what pages load
 *   /results/{id}                the page that plays a day of it
 *   /api/results                 the list, for programs
 *   /api/results/{id}/…          what is ours of a result
 *   /results/{id}/stats/…        the API in the vendor's shape
 *   /stats/…                     the same of the first result, so that a client of the vendor's needs
 *                                nothing but another base address
 */
import { type Asset, assets, PAGE } from './assets.js';
import { callbacks } from './callbacks.js';
import { conversation } from './conversation.js';
import { Days, dayFacts, timeline } from './days.js';
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
type Handlers = Readonly<Record<string, Handler>>;

/** By what follows `/api/results/{id}/`. */
const ours: Handlers = {
  summary: ({ result }) => json(result.summaryText),
  callbacks,
  conversation,
  day: dayFacts,
  timeline,
  'real-time': realTime,
};

/** By what follows `/stats/`. */
const vendors: Handlers = {
  interactions,
  'queue-times': queueTimes,
  'agent-activities': (request) => agentActivities(request, null),
  'agent-activities/presence': (request) => agentActivities(request, 'Presence'),
  'agent-activities/interactions': (request) => agentActivities(request, 'Interaction'),
};

export interface RouterOptions {
  readonly results: readonly ServedResult[];
  /** Which replication is shown where none is named, from 0. */
  readonly replication: number;
  readonly page: ReadonlyMap<string, Asset>;
}

export class Router {
  private readonly results: readonly ServedResult[];
  private readonly recordings: Recordings;
  /** Which replication is shown where none is named, from 0. */
  private readonly standard: number;
  private readonly days = new Days();
  private readonly files: ReadonlyMap<string, Asset>;

  constructor({ results, replication, page: files }: RouterOptions, recordings: Recordings) {
    this.results = results;
    this.recordings = recordings;
    this.standard = replication;
    this.files = new Map([...assets, ...files]);
  }

  /** @throws HttpError where there is no answer */
  answer(routed: Routed): Reply {
    const [first, ...rest] = routed.path;
    switch (first) {
      case undefined:
        return page(indexPage(this.results));
      case 'assets':
        return this.asset(rest.join('/'));
      case 'api':
        return this.ofApi(rest, routed);
      case 'results': {
        const [id, stats, ...more] = rest;
        const result = this.named(id);
        if (stats === undefined) return this.asset(PAGE);
        return stats === 'stats' ? this.ofStats(result, more, routed) : nothing();
      }
      case 'stats':
        return this.ofStats(this.results[0] ?? nothing(), rest, routed);
      default:
        return nothing();
    }
  }

  private asset(name: string): Reply {
    const found = this.files.get(name) ?? nothing();
    return { status: 200, type: found.type, body: found.text };
  }

  private named(id: string | undefined): ServedResult {
    const result = this.results.find((each) => each.id === id);
    if (result === undefined) throw new HttpError(404, 'there is no such result; / lists them');
    return result;
  }

  private ofApi([results, id, ...name]: readonly string[], routed: Routed): Reply {
    if (results !== 'results') return nothing();
    if (id === undefined) return json(`${JSON.stringify(this.results.map(listed))}\n`);
    const request = this.requestOf(this.named(id), routed.query);
    return handlerIn(ours, name)(request);
  }

  private ofStats(result: ServedResult, path: readonly string[], routed: Routed): Reply {
    mustAskForOurVersion(routed.accept);
    const request = this.requestOf(result, routed.query);
    const [table, guid, ...more] = path;
    if (table === 'interactions' && guid !== undefined && more.length === 0) {
      return interaction(request, guid);
    }
    return handlerIn(vendors, path)(request);
  }

  private requestOf(result: ServedResult, query: URLSearchParams): Request {
    const reader = new QueryReader(query);
    const { length } = result.stored.sums;
    const number = reader.wholeNumber('replication', length);
    reader.end();
    const replication = number === null ? Math.min(this.standard, length - 1) : number - 1;
    const open: Request['open'] = (table) => this.recordings.get(result, replication, table);
    const day: Request['day'] = () => this.days.get(result, replication);
    return { result, replication, query, open, day };
  }
}

function nothing(): never {
  throw new HttpError(404, 'there is nothing at this address; / lists the results');
}

function handlerIn(handlers: Handlers, path: readonly string[]): Handler {
  const name = path.join('/');
  return (Object.hasOwn(handlers, name) ? handlers[name] : undefined) ?? nothing();
}

function listed({ id, label, stored, summary }: ServedResult) {
  const { name, seed, startsAt, lengthMs } = stored.scenario.plan;
  const { replications, incomplete, verdict } = summary;
  return { id, label, name, seed, startsAt, lengthMs, replications, incomplete, verdict };
}
