/** What was found wrong, counted by kind, each with what is needed to understand it. */
export const KINDS = ["lost", "duplicated", "reordered", "diverged", "leaked", "odd"] as const;
export type Kind = typeof KINDS[number];

export class Verdict {
  readonly found: Record<Kind, string[]> = {
    ...{ lost: [], duplicated: [], reordered: [], diverged: [], leaked: [], odd: [] },
  };

  add(kind: Kind, what: string, ...details: unknown[]): void {
    const shown = details.map((detail) => JSON.stringify(detail));
    this.found[kind].push([what, ...shown].join("\n    "));
  }

  get counts(): Record<Kind, number> {
    return Object.fromEntries(KINDS.map((kind) => [kind, this.found[kind].length])) as never;
  }

  get isGood(): boolean {
    return KINDS.every((kind) => this.found[kind].length === 0);
  }

  /** The first few of each kind: what follows is mostly the same again. */
  text(most = 8): string {
    return KINDS.flatMap((kind) => {
      const all = this.found[kind];
      const more = all.length > most ? [`  ... and ${all.length - most} more`] : [];
      return all.length === 0
        ? []
        : [`${kind}:`, ...all.slice(0, most).map((one) => `  ${one}`), ...more];
    }).join("\n");
  }
}
