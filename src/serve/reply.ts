/** What a handler answers; the server adds what every answer has. */
export interface Reply {
  readonly status: number;
  readonly type: string;
  /** Several parts are sent one after another. */
  readonly body: string | Uint8Array | readonly Uint8Array[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** The media type of the vendor's API. */
export const VENDOR_TYPE = 'application/vnd.newvoicemedia.v3+json';

export function json(body: string, status = 200, type = 'application/json'): Reply {
  return { status, type: `${type}; charset=utf-8`, body };
}

export function page(body: string): Reply {
  return { status: 200, type: 'text/html; charset=utf-8', body };
}

/** Errors are told as the vendor tells them. */
export function refusal(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return { ...json(`${JSON.stringify({ message })}\n`, status), headers };
}
