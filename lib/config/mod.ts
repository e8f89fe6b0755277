/**
 * What Parley can be told from outside: every setting with its default, its one-line
 * explanation and its check, in one table. The help text and docs/configuration.md are made
 * from that table, so they cannot say anything else than the program does.
 *
 * This folder must not look at the machine: the environment is handed in as a record, and
 * whether a folder, a port or a server exists is found out by whoever opens it.
 */
export { type ParleySettings, readSettings } from "./read.ts";
export { helpTable, settingsMarkdown } from "./show.ts";
export { isLoopback } from "./loopback.ts";
export { Secret } from "./secret.ts";
export { LOG_LEVELS, type LogLevel } from "./checks.ts";
