import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import { Button } from "../../../../components/Button.tsx";
import { PersonCard } from "../../../../components/PersonCard.tsx";
import { ignorePerson, isIgnored, lookAtCard, openDirect } from "../../../../lib/actions/mod.ts";
import { define } from "../../../../lib/define.ts";
import { can } from "../../../../lib/policy/mod.ts";
import { isUserId, type UserId } from "../../../../lib/protocol/mod.ts";
import { refusal } from "../../../../lib/web/refusal.ts";
import { fieldsOf } from "../../../../lib/web/visitor.ts";
import { person as words } from "../../../../lib/words/mod.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { doorway, visitor, chat } = ctx.state;
    const user = personIn(ctx.params);
    const found = await lookAtCard(doorway, visitor!.user, { user }, chat);
    if (!found.ok) throw refusal(found);
    const ignored = await isIgnored(doorway, visitor!.user, user);
    return page({ ...found.value, isIgnored: ignored, now: doorway.now(), here: "UTC" });
  },
  async POST(ctx) {
    const { doorway, visitor } = ctx.state;
    const user = personIn(ctx.params);
    const deed = (await fieldsOf(ctx.req))("do");
    if (deed === "write") {
      const opened = await openDirect(doorway, visitor!.user, { users: [user] });
      if (!opened.ok) throw refusal(opened);
      return ctx.redirect(`/d/${opened.value.room}`, 303);
    }
    if (deed !== "ignore" && deed !== "hear") throw new HttpError(400);
    const on = deed === "ignore";
    const done = await ignorePerson(doorway, visitor!.user, { user, on });
    if (!done.ok) throw refusal(done);
    return ctx.redirect(`/people/${user}`, 303);
  },
});

function personIn({ person = "" }: Record<string, string>): UserId {
  if (!isUserId(person)) throw new HttpError(404);
  return person;
}

export default define.page<typeof handler>(function Person({ data, state }) {
  const { isIgnored, ...card } = data;
  const { id, gone, displayName } = card.person;
  const mayWrite = can({ place: state.me!.role, room: null }, "direct.open");
  const isMe = id === state.me!.id;
  return (
    <>
      <Head>
        <title>{`${displayName || words.former} · ${state.placeName}`}</title>
      </Head>
      <PersonCard
        {...card}
        heading="h1"
        actions={!isMe && !gone && (
          <form method="post" class="flex flex-wrap gap-8">
            {mayWrite && <Button type="submit" name="do" value="write">{words.write}</Button>}
            <Button type="submit" kind="quiet" name="do" value={isIgnored ? "hear" : "ignore"}>
              {isIgnored ? words.hear : words.ignore}
            </Button>
          </form>
        )}
      />
      {isIgnored && <p class="text-13 text-quiet max-w-prose">{words.ignoredNote}</p>}
    </>
  );
});
