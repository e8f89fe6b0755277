// Certificates of the tests' own, made anew for each, so that no key lies in the repository.

import { needProgram, PROGRAMS } from "./programs.ts";

export interface Certificate {
  cert: string;
  key: string;
}

/** A self-signed one for localhost, as files in this folder. */
export async function makeCertificate(folder: string, name: string): Promise<Certificate> {
  const [cert, key] = [`${folder}/${name}.crt`, `${folder}/${name}.key`];
  const { success, stderr } = await new Deno.Command(needProgram(PROGRAMS.openssl!), {
    args: [
      ..."req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2".split(" "),
      ..."-subj /CN=localhost -addext subjectAltName=DNS:localhost".split(" "),
      ..."-addext basicConstraints=critical,CA:FALSE".split(" "),
      ...["-keyout", key, "-out", cert],
    ],
  }).output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
  return { cert, key };
}
