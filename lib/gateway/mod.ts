/**
 * The door for sockets: a frame is measured, decoded, counted and led to its action; every command
 * gets exactly one reply.
 *
 * It knows the table of commands and what each costs. It must not know what an action does, nor
 * how anything is stored.
 */
export { createGateway, type Gateway } from "./gateway.ts";
