/** A place that would like to write on its visitors' terminals. */
import assert from "node:assert/strict";
import { terminalHome } from "../support/terminal_program.ts";

const EVIL = "\x1b]0;title\x07\x1b[2J\r\nYou are logged in as root\u202e";
const PERSON = { id: "uada00000000", name: EVIL, displayName: EVIL, role: EVIL };

type Answers = Record<string, () => Response>;

function place(answers: Answers) {
  const options = { hostname: "127.0.0.1", port: 0, onListen() {} };
  return Deno.serve(options, (req) => {
    return answers[new URL(req.url).pathname]?.() ?? new Response(EVIL, { status: 500 });
  });
}

const PLACE = () => Response.json({ product: "Parley", protocol: 1, name: EVIL, guests: false });

// deno-lint-ignore no-control-regex -- these are what must not be there
const CONTROLS = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]/;

Deno.test("nothing that a place says of itself or of anybody reaches the terminal as it is", async () => {
  await using home = await terminalHome();
  const told: Answers[] = [
    {
      "/api/place": PLACE,
      "/api/login": () =>
        Response.json({ error: { code: "banned", message: EVIL } }, { status: 422 }),
    },
    {
      "/api/place": PLACE,
      "/api/login": () => Response.json({ token: EVIL, device: EVIL, person: PERSON }),
      "/api/whoami": () => Response.json({ person: PERSON, scopes: EVIL, expiresAt: 1e300 }),
    },
    { "/api/place": PLACE },
    { "/api/place": () => Response.json({ product: "Parley", protocol: EVIL, name: EVIL }) },
    {},
  ];
  for (const answers of told) {
    await using server = place(answers);
    const { port } = server.addr;
    const args = ["login", "--server", `http://127.0.0.1:${port}`];
    const login = await home.run(args, { stdin: "ada\nsecret\n" });
    const env = { PARLEY_TOKEN: "T".repeat(43), PARLEY_SERVER: `127.0.0.1:${port}` };
    const said = await home.run(["whoami", "--json"], { env });
    for (const text of [login.out, login.err, said.out, said.err]) {
      assert.doesNotMatch(text, CONTROLS);
      assert.doesNotMatch(text, /^You are logged in as root/m);
      assert.doesNotMatch(text, /\n {4}at /, "no stack trace");
    }
  }
});
