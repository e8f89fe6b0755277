import { firstWrong } from "../../../components/passkey_words.ts";
import { logInWithPasskey, offerLogin } from "../../../lib/actions/mod.ts";
import { define } from "../../../lib/define.ts";
import { refusedScript, textsOf } from "../../../lib/web/json_body.ts";
import { ownPath } from "../../../lib/web/own_path.ts";
import { leadScriptTo } from "../../../lib/web/visitor.ts";

/** First without an answer, for what the browser is to be asked with; then with it. */
export const handler = define.handlers({
  async POST(ctx) {
    const text = await textsOf(ctx.req);
    const answer = text("answer");
    if (answer === "") {
      const offered = await offerLogin(ctx.state.doorway);
      return offered.ok ? Response.json(offered) : refusedScript(firstWrong(offered.problems));
    }
    const entered = await logInWithPasskey(ctx.state.doorway, answer);
    if (!entered.ok) return refusedScript(firstWrong(entered.problems));
    return leadScriptTo(ownPath(text("to")) ?? "/", ctx, entered);
  },
});
