// Which status a form is answered with that was not taken.

interface NotTaken {
  readonly problems: readonly { readonly problem: string }[];
}

const STATUS: Readonly<Record<string, number>> = { wrong: 401, waits: 429, busy: 503 };

/** By what is wrong: a program that sends the form should know whether another try can help. */
export function statusOf({ problems }: NotTaken): number {
  return STATUS[problems[0]?.problem ?? ""] ?? 422;
}
