import { firstWrong } from "../../../components/passkey_words.ts";
import { offerFirstPasskey, registerWithPasskey } from "../../../lib/actions/mod.ts";
import { define } from "../../../lib/define.ts";
import { refusedScript, textsOf } from "../../../lib/web/json_body.ts";
import { leadScriptTo } from "../../../lib/web/visitor.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const text = await textsOf(ctx.req);
    const [answer, secret] = [text("answer"), text("secret")];
    const newcomer = { name: text("name"), ...(secret !== "" && { secret }) };
    if (answer === "") {
      const offered = await offerFirstPasskey(ctx.state.doorway, newcomer);
      return offered.ok ? Response.json(offered) : refusedScript(firstWrong(offered.problems));
    }
    const entered = await registerWithPasskey(ctx.state.doorway, { ...newcomer, answer });
    if (!entered.ok) return refusedScript(firstWrong(entered.problems));
    return leadScriptTo("/", ctx, entered);
  },
});
