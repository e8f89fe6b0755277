// What islands say; the build leaves the rest out.
import { chat, common, happened, notices, notified, passkeys, person } from "../de.ts";

export const words = { chat, common, happened, notices, notified, passkeys, person };
