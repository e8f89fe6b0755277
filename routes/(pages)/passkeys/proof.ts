import { firstWrong, SIGNED_OUT } from "../../../components/passkey_words.ts";
import { offerProof } from "../../../lib/actions/mod.ts";
import { define } from "../../../lib/define.ts";
import { refusedScript } from "../../../lib/web/json_body.ts";

/** What comes of it goes with the form that it is for. */
export const handler = define.handlers({
  async POST({ state }) {
    if (state.visitor === null) return refusedScript(firstWrong(SIGNED_OUT));
    const offered = await offerProof(state.doorway, state.visitor);
    return offered.ok ? Response.json(offered) : refusedScript(firstWrong(offered.problems));
  },
});
