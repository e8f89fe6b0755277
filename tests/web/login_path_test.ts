import assert from "node:assert/strict";
import { loginPath } from "../../lib/web/login_path.ts";
import { ownPath } from "../../lib/web/own_path.ts";

Deno.test("the way to the door names where one was going, and nothing that was asked with it", () => {
  const path = loginPath(new URL("https://chat.example.org/r/rroom0000000?token=secret#more"));
  assert.equal(path, "/login?to=%2Fr%2Frroom0000000");
  const to = new URL(path, "https://chat.example.org").searchParams.get("to")!;
  assert.equal(ownPath(to), "/r/rroom0000000");
});
