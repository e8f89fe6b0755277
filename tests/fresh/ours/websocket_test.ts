import { App } from "fresh";
import { equal, match } from "node:assert/strict";
import { printedErrors, serve, within } from "../support.ts";
import { ours } from "./ours.ts";

const failing = new App()
  .ws("/open", {
    open: () => {
      throw new Error("in open");
    },
  })
  .ws("/message", {
    message: () => {
      throw new Error("in message");
    },
  })
  .ws("/later", {
    message: async () => {
      await Promise.resolve();
      throw new Error("in a promise");
    },
  });

for (const [path, error] of [["open", "open"], ["message", "message"], ["later", "a promise"]]) {
  ours(`an error in a socket's handler ends that socket alone: in ${error}`, async () => {
    await using server = serve(failing);
    const printed = await printedErrors(async () => {
      const socket = new WebSocket(`${server.origin.replace("http", "ws")}/${path}`);
      socket.onopen = () => socket.send("go");
      const { code } = await within(
        new Promise<CloseEvent>((resolve) => socket.onclose = resolve),
      );
      equal(code, 1011);
    });
    equal(printed.length, 1);
    match(`${printed[0]}`, new RegExp(`in ${error}`));
    const response = await fetch(`${server.origin}/open`);
    equal(response.status, 400);
    await response.body?.cancel();
  });
}
