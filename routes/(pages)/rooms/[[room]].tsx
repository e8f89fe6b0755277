import { page } from "fresh";
import { Head } from "fresh/runtime";
import PlainChat from "../../../islands/PlainChat.tsx";
import { define } from "../../../lib/define.ts";
import { plain } from "../../../lib/words/en.ts";

export const handler = define.handlers({
  GET(ctx) {
    const { visitor } = ctx.state;
    if (visitor === null) return ctx.redirect("/login");
    return page({ me: visitor.user, room: ctx.params.room ?? null });
  },
});

export default define.page<typeof handler>(function Rooms({ data, state }) {
  return (
    <>
      <Head>
        <title>{state.placeName}</title>
      </Head>
      <noscript>
        <p class="p-16 max-w-prose">{plain.noScripts}</p>
      </noscript>
      <PlainChat {...data} place={state.placeName} />
    </>
  );
});
