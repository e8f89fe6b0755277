import { firstWrong, SIGNED_OUT } from "../../../components/passkey_words.ts";
import { addPasskey, offerPasskey } from "../../../lib/actions/mod.ts";
import { define } from "../../../lib/define.ts";
import { refusedScript, textsOf } from "../../../lib/web/json_body.ts";

/** First with the proof that the account is theirs, then with what the new passkey says. */
export const handler = define.handlers({
  async POST({ req, state: { visitor, doorway } }) {
    if (visitor === null) return refusedScript(firstWrong(SIGNED_OUT));
    const text = await textsOf(req);
    const answer = text("answer");
    const done = answer === ""
      ? await offerPasskey(doorway, visitor, {
        password: text("password"),
        passkey: text("passkey"),
      })
      : await addPasskey(doorway, visitor, { answer, name: text("name") });
    return done.ok ? Response.json(done) : refusedScript(firstWrong(done.problems));
  },
});
