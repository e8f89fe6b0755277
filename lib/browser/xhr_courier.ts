/** Requests of which one sees how far they have come: that only the older way can tell. */
import type { Courier, Receipt } from "../client/mod.ts";

/** A line that has gone quiet is no line. */
const QUIET_MS = 30_000;

export const xhrCourier: Courier = ({ method, path, headers, body, signal, onSent }) => {
  const { promise, resolve, reject } = Promise.withResolvers<Receipt>();
  if (signal.aborted) return Promise.reject(new Error("It was called off"));
  const request = new XMLHttpRequest();
  const callOff = () => request.abort();
  const quiet = new Quiet(callOff);
  signal.addEventListener("abort", callOff);
  request.onload = () => resolve(receiptOf(request));
  request.onloadend = () => {
    quiet.end();
    signal.removeEventListener("abort", callOff);
    // Where it was loaded, that holds
    reject(new Error(`No answer to ${method} ${path}`));
  };
  request.onprogress = () => quiet.heard();
  request.upload.onprogress = ({ loaded }) => {
    quiet.heard();
    onSent?.(loaded);
  };
  request.open(method, path);
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
  request.send(body);
  return promise;
};

function receiptOf(request: XMLHttpRequest): Receipt {
  const { status, responseText: text } = request;
  return { status, text, header: (name) => request.getResponseHeader(name) };
}

class Quiet {
  #onQuiet: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(onQuiet: () => void) {
    this.#onQuiet = onQuiet;
    this.heard();
  }

  heard(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#onQuiet, QUIET_MS);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}
