/** An answer that is no: its status and what would be right, told as `{ "message": … }`. */
export class HttpError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
