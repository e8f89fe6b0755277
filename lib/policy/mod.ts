/**
 * Who may do what: one pure function over a role, a room and a deed.
 *
 * It knows roles and rules. It must not know how a role is found, what is refused with which
 * words, or what happens when something is allowed.
 */
export { can, type Deed, outranks } from "./can.ts";
