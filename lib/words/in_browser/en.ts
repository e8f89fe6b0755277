// What islands say; the build leaves the rest out.
import { chat, common, door, happened, notices, notified, passkeys, person } from "../en.ts";

export const words = { chat, common, door, happened, notices, notified, passkeys, person };
