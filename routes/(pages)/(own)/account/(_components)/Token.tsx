import { Button } from "../../../../../components/Button.tsx";
import { Moment } from "../../../../../components/Moment.tsx";
import type { Program } from "../../../../../lib/actions/mod.ts";
import { account } from "../../../../../lib/words/mod.ts";

type TokenProps = Program & { readonly now: number; readonly zone: string };

const words = account.tokens;

/** What a program was given, with the way to end it. */
export function Token({ id, name, scopes, createdAt, seenAt, expiresAt, ...reader }: TokenProps) {
  return (
    <li class="flex items-center justify-between gap-16">
      <div class="grid gap-2">
        <span>{name}</span>
        <span class="text-13 text-quiet">
          {scopes.map((scope) => words.scope[scope].label).join(", ")}
        </span>
        <span class="text-13 text-quiet">
          {words.madeAt}
          <Moment at={createdAt} {...reader} />
          {seenAt === null ? words.unused : words.used}
          {seenAt !== null && <Moment at={seenAt} {...reader} />}
          {expiresAt > reader.now ? words.ends : words.ended}
          <Moment at={expiresAt} {...reader} />
        </span>
      </div>
      <form method="post">
        <Button type="submit" small name="end" value={id} aria-label={words.endLabel(name)}>
          {words.end}
        </Button>
      </form>
    </li>
  );
}
