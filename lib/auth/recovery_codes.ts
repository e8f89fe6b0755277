/** Ten codes for the day on which the password is gone: shown once, each good for one time. */
const HOW_MANY = 10;
/** 32 without i, l, o and 1, which are read as another: five bits each, 80 in all. */
const LETTERS = "abcdefghjkmnpqrstuvwxyz023456789";
const GROUPS = 4;
const GROUP_CHARS = 4;

export function newRecoveryCodes(): string[] {
  return Array.from({ length: HOW_MANY }, newCode);
}

function newCode(): string {
  const letters = Array.from(
    crypto.getRandomValues(new Uint8Array(GROUPS * GROUP_CHARS)),
    (byte) => LETTERS[byte % LETTERS.length],
  ).join("");
  return letters.match(new RegExp(`.{${GROUP_CHARS}}`, "g"))!.join("-");
}

/** As it was made, however it was typed; what looks like an o is a nought. */
export function plainCode(typed: string): string {
  const letters = typed.toLowerCase().replaceAll(/[^a-z0-9]/g, "").replaceAll("o", "0");
  return letters.match(new RegExp(`.{1,${GROUP_CHARS}}`, "g"))?.join("-") ?? "";
}
