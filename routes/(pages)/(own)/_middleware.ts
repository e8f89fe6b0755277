import { HttpError } from "fresh";
import { define } from "../../../lib/define.ts";
import { loginPath } from "../../../lib/web/login_path.ts";

/** For people at their own devices. Others log in and come back; a token of a program opens nothing here. */
export default define.middleware(async (ctx) => {
  const { visitor } = ctx.state;
  if (visitor === null) {
    return ctx.redirect(loginPath(ctx.url), 303);
  }
  if (visitor.scopes !== null) throw new HttpError(403);
  return await ctx.next();
});
