import { page } from "fresh";
import { Avatar } from "../../../../../components/Avatar.tsx";
import { Badge } from "../../../../../components/Badge.tsx";
import { Button, ButtonLink } from "../../../../../components/Button.tsx";
import { PageTitle } from "../../../../../components/pages/PageTitle.tsx";
import { TextField } from "../../../../../components/fields/TextField.tsx";
import { listPeople } from "../../../../../lib/actions/mod.ts";
import { define } from "../../../../../lib/define.ts";
import { refusal } from "../../../../../lib/web/refusal.ts";
import { account, place as words } from "../../../../../lib/words/mod.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const asked = ctx.url.searchParams;
    const beginning = asked.get("name") ?? "";
    const found = await listPeople(ctx.state.doorway, ctx.state.visitor!, {
      beginning,
      from: asked.get("from") ?? "",
    });
    if (!found.ok) throw refusal(found);
    return page({ ...found.value, beginning });
  },
});

export default define.page<typeof handler>(function People({ data, state }) {
  const { title, lead, search, find, none, more, banned } = words.people;
  const { people, next, beginning } = data;
  return (
    <>
      <PageTitle place={state.placeName} title={title} lead={lead} />
      <form class="door flex flex-wrap items-end gap-8" role="search">
        <div class="flex-1 min-w-0">
          <TextField id="name" name="name" label={search} value={beginning} autocapitalize="none" />
        </div>
        <Button type="submit">{find}</Button>
      </form>
      {people.length === 0
        ? <p class="text-quiet">{none}</p>
        : (
          <ul class="grid grid-cols-1 gap-2 -mx-8">
            {people.map(({ id, name, displayName, picture, role = "member", banned: isBanned }) => (
              <li key={id}>
                <a class="rail-item" href={`/place/people/${id}`}>
                  <Avatar name={displayName} picture={picture} size={24} />
                  <span class="truncate">{displayName}</span>
                  <span class="text-13 text-quiet truncate">@{name}</span>
                  <span class="ms-auto flex gap-8">
                    {isBanned && <Badge tone="bad">{banned}</Badge>}
                    {role !== "member" && <Badge>{account.roles[role]}</Badge>}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        )}
      {next !== null && (
        <div>
          <ButtonLink href={`?${new URLSearchParams({ name: beginning, from: next })}`}>
            {more}
          </ButtonLink>
        </div>
      )}
    </>
  );
});
