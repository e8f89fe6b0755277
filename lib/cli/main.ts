/**
 * The terminal client: one program, which talks with people or does one thing and ends. This folder
 * knows command lines, files of a person's own, and how a place is reached; what a chat is it has from
 * `lib/client`, and what a terminal is from `lib/terminal`.
 *
 * It must not know the server: it is a guest there like everybody else.
 */
import { run } from "./run.ts";

Deno.exit(await run(Deno.args));
