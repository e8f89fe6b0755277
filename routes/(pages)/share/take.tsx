import { page } from "fresh";
import { ButtonLink } from "../../../components/Button.tsx";
import { DoorPage } from "../../../components/pages/DoorPage.tsx";
import { define } from "../../../lib/define.ts";
import { loginPath } from "../../../lib/web/login_path.ts";
import { door } from "../../../lib/words/mod.ts";

/**
 * Where a phone sends what is shared. A script beside the pages takes it in before it comes here:
 * where there is none yet nothing is read of it, and who shares is told what to do.
 */
export const handler = define.handlers({
  GET(ctx) {
    return ctx.redirect(ctx.state.visitor === null ? loginPath(ctx.url) : "/share");
  },
  POST(ctx) {
    return ctx.state.visitor === null ? ctx.redirect(loginPath(ctx.url), 303) : page();
  },
});

export default define.page<typeof handler>(function NotTaken({ state }) {
  const { title, text, advice, open } = door.share;
  return (
    <DoorPage place={state.placeName} title={title} lead={text}>
      <p>{advice}</p>
      <div>
        <ButtonLink kind="primary" href="/r">{open(state.placeName)}</ButtonLink>
      </div>
    </DoorPage>
  );
});
