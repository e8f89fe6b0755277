import { define } from "../../../lib/define.ts";

/** Where the rooms were once; links to them stay good. */
export const handler = define.handlers({
  GET({ params, state, redirect }) {
    if (state.visitor === null) return redirect("/login");
    return redirect(params.room === undefined ? "/r" : `/r/${params.room}`);
  },
});
