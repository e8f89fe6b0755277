/** Which commands there are, and what each takes. Words for them stand under the same names. Pure. */

export type Takes = "person" | "people" | "room" | "text" | "text?";

export const COMMANDS = [
  { name: "me", takes: ["text"] },
  { name: "msg", takes: ["person", "text?"] },
  { name: "join", takes: ["room"] },
  { name: "create", takes: ["text"] },
  { name: "leave", takes: [] },
  { name: "topic", takes: ["text?"] },
  { name: "rename", takes: ["text"] },
  { name: "invite", takes: ["people"] },
  { name: "remove", takes: ["person"] },
  { name: "who", takes: [] },
  { name: "away", takes: ["text?"] },
  { name: "dnd", takes: ["text?"] },
  { name: "back", takes: [] },
  { name: "status", takes: ["text?"] },
  { name: "nick", takes: ["text"] },
  { name: "mute", takes: [] },
  { name: "unmute", takes: [] },
  { name: "help", takes: [] },
] as const satisfies readonly SlashCommand[];

export interface SlashCommand {
  readonly name: string;
  readonly takes: readonly Takes[];
}

export type CommandName = (typeof COMMANDS)[number]["name"];
