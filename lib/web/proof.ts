// What a form says to show that the account is theirs who send it.

export function proofIn(field: (name: string) => string): { password: string; passkey: string } {
  return { password: field("current"), passkey: field("passkey") };
}
