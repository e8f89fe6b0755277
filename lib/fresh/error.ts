import { STATUS_TEXT } from "deno-std/http/status.js";

/** An outcome of HTTP that a handler throws; the nearest error page or the plain answer shows it. */
export class HttpError extends Error {
  readonly status: number;

  constructor(
    status: number,
    message: string = (STATUS_TEXT as Record<number, string>)[status] ??
      "Unknown error",
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "HttpError";
    this.status = status;
  }
}
