import assert from "node:assert/strict";
import { formatHex, parse, toGamut, wcagContrast } from "culori";
import { readCodeRoles, readMore, readRoles, type Roles } from "./roles.ts";

const { css, light, dark } = await readRoles();
const more = await readMore();
const schemes: Record<string, Roles> = {
  light,
  dark,
  "light with more contrast": { ...light, ...more[0]?.light },
  "dark with more contrast": { ...dark, ...more[0]?.dark },
};
const code = await readCodeRoles();
const HUES = Array.from({ length: 360 }, (_, hue) => hue);
const FACE_HUES = [...css.matchAll(/--hue: (\d+)/g)].map(([, hue]) => Number(hue));
const GROUNDS = ["ground", "raised", "sunken", "fill"];
const TEXT_RATIO = 4.5;
const CONTROL_RATIO = 3;
const MORE_TEXT_RATIO = 7;

for (const [scheme, roles] of Object.entries(schemes)) {
  Deno.test(`${scheme}: text is readable on every ground`, () => {
    for (const text of ["text", "quiet", "good", "warn", "bad"]) {
      for (const ground of GROUNDS) atLeast(TEXT_RATIO, roles, text, ground);
    }
    atLeast(TEXT_RATIO, roles, "on-bad", "bad");
    atLeast(TEXT_RATIO, roles, "on-bad", "bad-strong");
  });

  Deno.test(`${scheme}: the colours of code are readable wherever a block of it stands`, () => {
    const colours = scheme.startsWith("light") ? code.light : code.dark;
    const names = Object.keys(colours);
    assert.deepEqual(names, ["code-keyword", "code-string", "code-number", "code-name"]);
    for (const ground of ["ground", "sunken", "fill"]) {
      for (const name of [...names, "text", "quiet"]) {
        atLeast(TEXT_RATIO, { ...roles, ...colours }, name, ground);
      }
    }
  });

  Deno.test(`${scheme}: the edges of controls are seen on every ground`, () => {
    for (const ground of ["ground", "raised", "sunken"]) {
      atLeast(CONTROL_RATIO, roles, "edge", ground);
    }
  });

  Deno.test(`${scheme}: whatever hue the owner picks, the accent is readable`, () => {
    for (const hue of HUES) {
      for (const ground of [...GROUNDS, "accent-soft"]) {
        atLeast(TEXT_RATIO, roles, "accent", ground, hue);
      }
      atLeast(TEXT_RATIO, roles, "accent-strong", "ground", hue);
      atLeast(TEXT_RATIO, roles, "on-accent", "accent", hue);
      atLeast(TEXT_RATIO, roles, "on-accent", "accent-strong", hue);
      atLeast(TEXT_RATIO, roles, "text", "accent-soft", hue);
    }
  });

  Deno.test(`${scheme}: initials are readable on every face`, () => {
    assert.equal(FACE_HUES.length, 12);
    for (const hue of FACE_HUES) {
      const [ground, text] = ["face", "face-text"].map((role) =>
        roles[role]!.replace("var(--hue)", String(hue))
      ) as [string, string];
      assert.ok(contrast(text, ground) >= TEXT_RATIO, `${text} on ${ground}`);
    }
  });

  Deno.test(`${scheme}: a pending message is dimmed, not lost`, () => {
    const opacity = Number(css.match(/\.message-pending[^{]*\{\s*opacity: ([\d.]+)/)![1]);
    for (const ground of ["ground", "sunken"]) {
      const dimmed = mix(roles["text"]!, roles[ground]!, opacity);
      assert.ok(contrast(dimmed, roles[ground]!) >= TEXT_RATIO, `${dimmed} on ${ground}`);
    }
  });
}

Deno.test("who asks for more contrast gets it, whether of the system or of Parley", () => {
  assert.equal(more.length, 2);
  assert.deepEqual(more[0], more[1]);
  for (const scheme of ["light", "dark"]) {
    const roles = schemes[`${scheme} with more contrast`]!;
    for (const ground of GROUNDS) {
      atLeast(MORE_TEXT_RATIO, roles, "text", ground);
      atLeast(CONTROL_RATIO, roles, "line", ground);
      atLeast(TEXT_RATIO, roles, "edge", ground);
    }
    assert.equal(roles["quiet"], "var(--text)");
  }
});

Deno.test("no rule asks for the scheme of the system past what somebody has set", () => {
  assert.ok(css.includes(":root[data-theme="));
  assert.ok(!css.includes("prefers-color-scheme"));
});

Deno.test("too little contrast is found", () => {
  const roles = { text: "oklch(0.6 0 0)", ground: "oklch(0.985 0 0)" };
  assert.throws(() => atLeast(TEXT_RATIO, roles, "text", "ground"));
});

function atLeast(ratio: number, roles: Roles, front: string, back: string, hue = 0): void {
  const [over, under] = [front, back].map((role) =>
    (roles[role] === "var(--text)" ? roles["text"] : roles[role])!
      .replace("var(--accent-hue)", String(hue))
  );
  const found = contrast(over!, under!);
  assert.ok(found >= ratio, `${front} on ${back} at hue ${hue}: ${found.toFixed(2)}`);
}

/** The worse of two: Chromium cuts colours off at the edge of sRGB, other browsers lower their chroma. */
function contrast(front: string, back: string): number {
  const mapped = toGamut("rgb", "oklch");
  return Math.min(
    wcagContrast(formatHex(front), formatHex(back)),
    wcagContrast(formatHex(mapped(front)), formatHex(mapped(back))),
  );
}

/** What an opacity makes of a colour, in sRGB as browsers blend. */
function mix(front: string, back: string, opacity: number): string {
  const [over, under] = [front, back].map((color) => parse(formatHex(color)));
  const part = (channel: "r" | "g" | "b") =>
    over[channel] * opacity + under[channel] * (1 - opacity);
  return formatHex({ mode: "rgb", r: part("r"), g: part("g"), b: part("b") });
}
