/**
 * What a line that begins with a stroke asks for: the one table of commands, for every client.
 *
 * It knows the client, and asks it to do what was asked for. It must not know what anything looks
 * like: which place is shown and what is said of it is the business of whoever calls.
 */
export { type CommandName, COMMANDS, type SlashCommand, type Takes } from "./commands.ts";
export { readSlash, readSlashOf, type Slash } from "./read.ts";
export { saidIn, saysSomething } from "./says.ts";
export { runSlash, type SlashAnswer, type SlashPlace } from "./run.ts";
