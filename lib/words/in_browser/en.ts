// What islands say; the build leaves the rest out.
import { chat, common, happened, notices, notified, passkeys, person } from "../en.ts";

export const words = { chat, common, happened, notices, notified, passkeys, person };
