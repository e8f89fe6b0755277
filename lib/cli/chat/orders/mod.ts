/**
 * What can be typed at the terminal besides messages: the commands, and how Tab completes them.
 *
 * It knows the client, and the `Desk` at which something is typed. It must not know how anything is
 * drawn, or which keys there are: that is the business of whoever has the screen.
 */
export { type Completed, completed, type Completions, completions } from "./complete.ts";
export { withSigns } from "./emoji.ts";
export { isOrder, leadsElsewhere, privateTo } from "./read.ts";
export { runOrder } from "./run.ts";
