/**
 * Files: from this machine into messages, and from messages onto this machine.
 *
 * It knows paths, parts of files and the addresses under which a place takes and gives them. What a
 * message is, and when it goes, it leaves to the client.
 */
export { attachmentsBeside } from "./attachments.ts";
export { saveFile } from "./saving_at_desk.ts";
export { sendFiles } from "./sending_at_desk.ts";
