import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import { Logo } from "../../components/pages/Logo.tsx";
import { define } from "../../lib/define.ts";
import { kit } from "../../lib/words/kit.ts";
import { common } from "../../lib/words/mod.ts";
import { Basics } from "./(_components)/Basics.tsx";
import { Chat, Wrong } from "./(_components)/Chat.tsx";
import { Controls } from "./(_components)/Controls.tsx";
import { Floating } from "./(_components)/Floating.tsx";
import { People } from "./(_components)/People.tsx";
import { Text } from "./(_components)/Text.tsx";
import { Waiting } from "./(_components)/Waiting.tsx";

/** The design system on one page; for those who build, so only while they do. */
export const handlers = define.handlers({
  GET(ctx) {
    if (ctx.config.mode !== "development") throw new HttpError(404);
    return page();
  },
});

const CONTENTS = {
  type: kit.type.heading,
  colour: kit.colour.heading,
  buttons: kit.buttons.heading,
  fields: kit.fields.heading,
  people: kit.people.heading,
  badges: kit.badges.heading,
  floating: kit.floating.heading,
  waiting: kit.waiting.heading,
  chat: kit.chat.heading,
  text: kit.text.heading,
  wrong: kit.wrong.heading,
};

export default define.page(function Kit() {
  return (
    <div class="page-column grid grid-cols-1 gap-32 py-24 md:grid-cols-[11rem_minmax(0,1fr)]">
      <Head>
        <title>{`${kit.title} · ${common.product}`}</title>
      </Head>
      <header class="md:sticky md:top-0 md:self-start grid gap-24 md:pt-24">
        <a href="/" class="inline-flex items-center w-fit coarse:min-h-44 rounded-6 no-underline">
          <Logo name={common.product} />
        </a>
        <nav aria-label={kit.contents} class="flex flex-wrap gap-x-8 md:grid -mx-8">
          {Object.entries(CONTENTS).map(([id, heading]) => (
            <a key={id} class="rail-item text-13" href={`#${id}`}>{heading}</a>
          ))}
        </nav>
      </header>
      <main id="main" tabIndex={-1} class="grid grid-cols-1 gap-48 md:pt-24 pb-48">
        <div class="grid gap-4">
          <h1 class="text-32 tracking-tight">{kit.title}</h1>
          <p class="text-18">{kit.lead}</p>
        </div>
        <Basics />
        <Controls />
        <People />
        <Floating />
        <Waiting />
        <Chat />
        <Text />
        <Wrong />
      </main>
    </div>
  );
});
