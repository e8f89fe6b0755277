/** Every route, with everybody who has no business there. What is tried is made from the table and from the files. */
import assert from "node:assert/strict";
import { isRouteFile, placeFile } from "../../lib/fresh/file_routes.ts";
import { listFiles } from "../../lib/fresh/dev/discover.ts";
import { Role } from "../../lib/protocol/checks.ts";
import { storedRows } from "../support/stored_rows.ts";
import { somebody } from "./everybody.ts";
import { open, type Seen, type Sent } from "./route_scene.ts";
import { type Door, type May, type Method, ROUTES } from "./route_table.ts";

const ROUTE_FOLDER = new URL("../../routes/", import.meta.url);
const HOUR_MS = 60 * 60 * 1000;

Deno.test("every route file, and every method that it answers, has its row in the table", async () => {
  const files = (await listFiles(ROUTE_FOLDER.pathname)).filter(isRouteFile)
    .filter((path) => placeFile(path).role === "route");
  const found = await Promise.all(files.map(async (path) => {
    const module = await import(new URL(encodeURI(path), ROUTE_FOLDER).href);
    const handler = module.handlers ?? module.handler ?? { GET: null };
    assert.equal(typeof handler, "object", `${path} names its methods`);
    return [path, Object.keys(handler).sort()];
  }));
  const listed = Object.entries(ROUTES).map(([path, { GET, POST, others = [] }]) => [
    path,
    [...GET === undefined ? [] : ["GET"], ...POST === undefined ? [] : ["POST"], ...others].sort(),
  ]);
  assert.deepEqual(Object.fromEntries(listed), Object.fromEntries(found));
});

Deno.test("who is nobody, or nobody any more, sees nothing of others and changes nothing", async () => {
  await using scene = await open();
  for (const [name, { door, path }] of scene.doors) {
    for (const [who, headers] of Object.entries(scene.all.worthless)) {
      const told = `${name}: ${who}`;
      if (door.GET !== undefined && door.GET !== "a socket") {
        assert.deepEqual(await scene.get(path, headers), strangerSees(door, door.GET, path), told);
      }
      for (const method of othersOf(door)) {
        const answer = await scene.other(method, path, {
          origin: scene.server.address,
          ...headers,
        });
        assert.deepEqual(answer, turnedAway(door), `${told}: ${method}`);
      }
      if (door.POST === "everybody" || door.POST === undefined) continue;
      for (const { fields } of scene.deeds(door)) {
        const body = door.POST === "a script" ? "{}" : fields;
        const answer = await scene.post(path, headers, body);
        const expected: Seen = door.POST === "a script"
          ? [422, null]
          : door.POST === "JSON"
          ? [415, null]
          : turnedAway(door) ?? toLogin(path);
        assert.deepEqual(answer, expected, told);
      }
    }
  }
  await scene.assertUntouched();
});

Deno.test("with the owner's cookie a form of another site, or of none, changes nothing", async () => {
  await using scene = await open();
  const cookie = `parley=${scene.all.of.owner.token}`;
  const elsewhere: Sent[] = [
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: scene.server.address.replace("http:", "https:") },
    {},
  ];
  for (const [name, { door, path }] of scene.doors) {
    for (const headers of elsewhere) {
      for (const method of othersOf(door).filter((method) => method !== "HEAD")) {
        const seen = await scene.other(method, path, { cookie, ...headers });
        assert.deepEqual(seen, [403, null], `${method} ${name}: ${JSON.stringify(headers)}`);
      }
    }
    if (door.POST === undefined) continue;
    for (const headers of elsewhere) {
      for (const { fields } of scene.deeds(door)) {
        const sent = { cookie, ...headers };
        const told = `${name}: ${JSON.stringify(headers)}`;
        // No program says where it comes from, and no form of a page is what it sends
        const expected: Seen = [door.POST === "JSON" && !("origin" in headers) ? 415 : 403, null];
        assert.deepEqual(await scene.ask(path, sent, fields), expected, told);
        const { cookie: _, ...bare } = sent;
        assert.deepEqual(await scene.ask(path, bare, fields), expected, `${told}, no cookie`);
      }
    }
  }
  await scene.assertUntouched();
});

Deno.test("a program of the owner's, whatever it may do elsewhere, opens no page of a person's", async () => {
  await using scene = await open();
  const headers = { authorization: `Bearer ${scene.all.program}` };
  for (const [name, { door, path }] of scene.doors) {
    if (isForDevices(door.GET)) {
      assert.deepEqual(await scene.get(path, headers), [403, null], name);
    }
    if (!isForDevices(door.POST) && path !== "/join") continue;
    for (const { fields } of scene.deeds(door)) {
      assert.deepEqual(await scene.ask(path, headers, fields), [403, null], name);
    }
  }
  await scene.assertUntouched();
});

Deno.test("a page of the place opens to those of its role and above, and its deeds are done by them alone", async () => {
  await using scene = await open();
  for (const [name, { door, path }] of scene.doors) {
    for (const role of Role.options) {
      const headers = scene.as(role);
      if (isRole(door.GET)) {
        const expected = reaches(role, door.GET) ? 200 : 403;
        assert.deepEqual(await scene.get(path, headers), [expected, null], `${name}: ${role}`);
      }
      if (!isRole(door.POST)) continue;
      for (const { fields, least = door.POST, refused = 403 } of scene.deeds(door)) {
        if (reaches(role, least)) continue;
        const status: number = reaches(role, door.POST) ? refused : 403;
        const told = `${name}: ${role} ${JSON.stringify(fields)}`;
        assert.deepEqual(await scene.post(path, headers, fields), [status, null], told);
      }
      if (reaches(role, door.POST)) continue;
      assert.deepEqual(await scene.post(path, headers, {}), [403, null], `${name}: ${role}`);
    }
  }
  await scene.assertUntouched();
});

Deno.test("what is somebody else's is not found, whatever one knows of it, and stays", async () => {
  await using scene = await open();
  let tried = 0;
  for (const [name, { door, path }] of scene.doors) {
    for (const { fields, notTheirs } of scene.deeds(door)) {
      if (notTheirs === undefined) continue;
      for (const role of ["guest", "member"] as const) {
        tried++;
        const told = `${name}: ${role} ${JSON.stringify(fields)}`;
        assert.deepEqual(
          await scene.post(path, scene.as(role), fields),
          [notTheirs, null],
          told,
        );
      }
    }
  }
  assert.ok(tried >= 10);
  const nobody = ["u00000000000", "x".repeat(3000), "constructor", "%00", "%ff", "..%2f..", "%F0"];
  for (const id of nobody) {
    const path = `/place/people/${id}`;
    assert.deepEqual(await scene.get(path, scene.as("owner")), [404, null], id);
    const ban = { do: "ban", reason: "Spam" };
    assert.deepEqual(await scene.post(path, scene.as("owner"), ban), [404, null], id);
  }
  for (const path of ["/account/devices", "/account/tokens", "/place/invites"]) {
    for (const end of nobody) {
      assert.deepEqual(await scene.post(path, scene.as("owner"), { end }), [404, null], path);
    }
  }
  await scene.assertUntouched();
});

const GARBAGE: readonly [type: string, body: string][] = [
  ["application/x-www-form-urlencoded", ""],
  ["application/x-www-form-urlencoded", "%%%&=&&=%00&__proto__=1&constructor=1&do=constructor"],
  ["application/json", '{"name":'],
  ["text/plain", "end=others"],
  ["multipart/form-data; boundary=x", "--x\r\nend=others"],
  [
    "multipart/form-data; boundary=x",
    '--x\r\ncontent-disposition: form-data; name="name"; filename="a"\r\n\r\nzed\r\n--x--\r\n',
  ],
];

Deno.test("a form that says nothing, or nothing that can be read, is answered and changes nothing", async () => {
  await using scene = await open();
  for (const [type, body] of GARBAGE) {
    scene.server.clock.move(HOUR_MS);
    for (const [name, { door, path }] of scene.doors) {
      if (door.POST === undefined || door.emptyWorks) continue;
      const headers = { ...scene.sender(door), "content-type": type };
      const [status] = await scene.post(path, headers, body);
      const expected = unreadable(door);
      assert.ok(expected.includes(status), `${name}: ${type} ${body} ${status}`);
    }
  }
  await scene.assertUntouched();
});

Deno.test("a body that is too large is refused before anybody looks at it", async () => {
  await using scene = await open();
  for (const [name, { door, path }] of scene.doors) {
    if (door.POST === undefined || door.readsNothing || isForScripts(door)) continue;
    const body = `end=others&name=${"x".repeat(door.tooMany ?? 70_000)}`;
    assert.deepEqual(await scene.post(path, scene.sender(door), body), [413, null], name);
  }
  await scene.assertUntouched();
});

Deno.test("no route knows a method that it does not name", async () => {
  await using scene = await open();
  for (const [name, { door: { others }, path }] of scene.doors) {
    for (const method of ["PUT", "PATCH", "DELETE"] as const) {
      if (others?.includes(method)) continue;
      const headers = { ...scene.as("owner"), origin: scene.server.address };
      const [status] = await scene.other(method, path, headers);
      assert.equal(status, 405, `${method} ${name}`);
    }
  }
  await scene.assertUntouched();
});

Deno.test("the owner does all that others were kept from", async () => {
  await using scene = await open();
  // Somebody else has to own the place before she can leave it
  await somebody(scene.server, "olga", "owner");
  let cookie = `parley=${scene.all.of.owner.token}`;
  for (const [name, { door, path }] of scene.doors) {
    if (door.POST === undefined || door.POST === "a script" || path === "/logout") continue;
    for (const { fields } of door.deeds?.(scene.all) ?? []) {
      const before = await storedRows(scene.server.chat.store);
      const headers = door.POST === "everybody" ? {} : { cookie };
      const response = await scene.send(path, { ...headers, origin: scene.server.address }, fields);
      const told = `${name}: ${JSON.stringify(fields)} ${response.status}`;
      assert.ok([200, 303].includes(response.status), told);
      assert.notDeepEqual(await storedRows(scene.server.chat.store), before, told);
      const renewed = response.headers.getSetCookie().find((set) => set.startsWith("parley="));
      if (door.POST !== "everybody" && renewed) cookie = renewed.split(";")[0]!;
    }
  }
});

function othersOf({ others = [] }: Door): Method[] {
  return others.filter((method) => method !== "OPTIONS");
}

function isForScripts({ POST }: Door): boolean {
  return POST === "a script" || POST === "JSON";
}

/** What becomes of a body that is no form. */
function unreadable({ POST, empty }: Door): (number | undefined)[] {
  if (POST === "JSON") return [400, 401, 415];
  return POST === "a script" ? [400, 422] : [empty];
}

function turnedAway({ stranger }: Door): Seen | null {
  return stranger === undefined ? null : [stranger, null];
}

function strangerSees(door: Door, may: May, path: string): Seen {
  const { shown = 200 } = door;
  if (may === "who builds") return [404, null];
  if (may === "everybody") return [shown, path === "/" ? "/login" : null];
  if (may !== "a program") return turnedAway(door) ?? toLogin(path);
  // Rooms were at another address once
  return turnedAway(door) ?? [302, toLogin(path.replace("/rooms", "/r"))[1]];
}

function toLogin(path: string): [number, string] {
  return [303, `/login?to=${encodeURIComponent(path)}`];
}

function isRole(may: May | undefined): may is Role {
  return Role.options.some((role) => role === may);
}

function isForDevices(may: May | undefined): boolean {
  return may === "a device" || isRole(may);
}

/** From the owner down, as they are listed. */
function reaches(role: Role, least: Role): boolean {
  return Role.options.indexOf(role) <= Role.options.indexOf(least);
}
