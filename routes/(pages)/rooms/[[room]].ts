import { define } from "../../../lib/define.ts";
import { loginPath } from "../../../lib/web/login_path.ts";

/** Where the rooms were once; links to them stay good. */
export const handler = define.handlers({
  GET({ params, state, redirect }) {
    const pathname = params.room === undefined ? "/r" : `/r/${params.room}`;
    return redirect(state.visitor === null ? loginPath({ pathname }) : pathname);
  },
});
