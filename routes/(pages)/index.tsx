import { page } from "fresh";
import { Head } from "fresh/runtime";
import { ButtonLink } from "../../components/Button.tsx";
import { Logo } from "../../components/pages/Logo.tsx";
import { SampleConversation } from "../../components/sample/SampleConversation.tsx";
import { SampleRail } from "../../components/sample/SampleRail.tsx";
import { define } from "../../lib/define.ts";
import { common, landing } from "../../lib/words/mod.ts";

/** Where nobody has set the place up there is nothing yet but what it is going to be. */
export const handler = define.handlers({
  GET(ctx) {
    if (!ctx.state.isSetUp) return page();
    return ctx.redirect(ctx.state.visitor === null ? "/login" : "/r");
  },
});

export default define.page(function Landing() {
  return (
    <>
      <Head>
        <title>{landing.title}</title>
      </Head>
      <header class="page-column py-24">
        <Logo name={common.product} />
      </header>
      <main id="main" tabIndex={-1} class="page-column grid grid-cols-1 gap-48 pb-48">
        <Welcome />
        <Promises />
      </main>
      <footer class="page-column pb-32 text-13 text-quiet">
        <p>{landing.licence}</p>
      </footer>
    </>
  );
});

function Welcome() {
  return (
    <section class="welcome">
      <div class="grid content-center gap-16">
        <h1 class="text-32 tracking-tight">{landing.headline}</h1>
        <p class="text-18 max-w-prose">{landing.lead}</p>
        <div class="flex flex-wrap gap-8 pt-8">
          <ButtonLink kind="primary" href="#promises">{landing.look}</ButtonLink>
        </div>
        <p class="text-13 text-quiet max-w-prose">{landing.state}</p>
      </div>
      <Picture />
    </section>
  );
}

/** Drawn with the pieces of the app itself, so it can't promise another look than one gets. */
function Picture() {
  return (
    <div class="window" role="img" aria-label={landing.pictureLabel}>
      <div class="frame picture" inert>
        <SampleRail />
        <SampleConversation />
      </div>
    </div>
  );
}

function Promises() {
  return (
    <section id="promises" class="grid gap-24 pt-48" aria-labelledby="promises-heading">
      <div class="grid gap-8 max-w-prose">
        <h2 id="promises-heading" class="text-24 tracking-tight">{landing.promisesHeading}</h2>
        <p>{landing.promisesLead}</p>
      </div>
      <dl class="grid gap-24 md:grid-cols-3 md:gap-32">
        {landing.promises.map((promise) => (
          <div key={promise.title} class="grid content-start gap-4 pt-16 border-t border-line">
            <dt class="font-semibold">{promise.title}</dt>
            <dd>{promise.text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
