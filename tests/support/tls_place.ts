// A server that speaks TLS with a certificate of the test's own, and says what arrives.

import { tempFolder } from "./temp_folder.ts";
import { needProgram, PROGRAMS } from "./programs.ts";

export interface TlsPlace extends AsyncDisposable {
  readonly address: string;
  /** What was asked with which token; the handshake alone leaves nothing here. */
  readonly heard: string[];
}

export interface CertificateKind {
  readonly ca: boolean;
  readonly name: string;
  readonly isOver?: boolean;
}

const PLACE = { product: "Parley", protocol: 1, name: "Elm", registering: false, guests: false };

const ADA = { id: "uada00000000", name: "ada", displayName: "Ada", role: "owner" };
const ENTRY = { token: "T".repeat(43), device: "D".repeat(43), person: ADA };

export interface Pair {
  readonly cert: string;
  readonly key: string;
  readonly fingerprint: string;
}

/** Answers as a place does: what it is, what was said to it, and a socket that says hello and repeats. */
export async function tlsPlace(pair: Pair, port = 0): Promise<TlsPlace> {
  const heard: string[] = [];
  const { promise, resolve } = Promise.withResolvers<number>();
  const server = Deno.serve({
    ...{ hostname: "127.0.0.1", port, cert: pair.cert, key: pair.key },
    onListen: (at) => resolve(at.port),
  }, async (req) => {
    const { pathname } = new URL(req.url);
    const token = req.headers.get("authorization");
    heard.push(`${req.method} ${pathname} ${token}`);
    if (req.headers.has("upgrade")) {
      const { socket, response } = Deno.upgradeWebSocket(req);
      socket.onopen = () => socket.send("hello");
      socket.onmessage = ({ data }) => socket.send(`${token} said ${data}`);
      return response;
    }
    if (pathname === "/api/place") return Response.json(PLACE);
    if (pathname === "/api/login") return Response.json(ENTRY);
    if (pathname === "/api/whoami") return Response.json({ ...ENTRY, scopes: null, expiresAt: 0 });
    return new Response(`${req.method} ${await req.text()}`, { status: 201, headers: { a: "b" } });
  });
  return {
    address: `https://localhost:${await promise}`,
    heard,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

export async function makePair({ ca, name, isOver = false }: CertificateKind): Promise<Pair> {
  await using folder = await tempFolder();
  const at = (file: string) => `${folder.path}/${file}`;
  const config = `
[req]
distinguished_name = subject
[subject]
[own]
subjectAltName = DNS:${name}
basicConstraints = critical,CA:${ca ? "TRUE" : "FALSE"}
[ca]
default_ca = here
[here]
new_certs_dir = ${folder.path}
database = ${at("index")}
serial = ${at("serial")}
default_md = sha256
policy = any
[any]
commonName = supplied
`;
  await Deno.writeTextFile(at("config"), config);
  await Deno.writeTextFile(at("index"), "");
  await Deno.writeTextFile(at("serial"), "01");
  const [from, until] = isOver ? ["20200101", "20210101"] : ["20200101", "20990101"];
  await openssl(
    ..."req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes".split(" "),
    ...["-subj", `/CN=${name}`, "-config", at("config"), "-keyout", at("key"), "-out", at("csr")],
  );
  await openssl(
    ..."ca -batch -selfsign -notext -extensions own".split(" "),
    ...["-config", at("config"), "-keyfile", at("key"), "-in", at("csr"), "-out", at("crt")],
    ...["-startdate", `${from}000000Z`, "-enddate", `${until}000000Z`],
  );
  const said = await openssl(
    ...["x509", "-in", at("crt"), "-noout", "-fingerprint", "-sha256"],
  );
  return {
    cert: await Deno.readTextFile(at("crt")),
    key: await Deno.readTextFile(at("key")),
    fingerprint: said.trim(),
  };
}

async function openssl(...args: string[]): Promise<string> {
  const command = new Deno.Command(needProgram(PROGRAMS.openssl!), { args });
  const { success, stdout, stderr } = await command.output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
  return new TextDecoder().decode(stdout);
}
