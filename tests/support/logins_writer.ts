// Notes logins of its own, one after the other, as a program that runs beside others would.

import { Logins } from "../../lib/cli/login/logins.ts";

const [folder, name, count] = Deno.args;
const logins = new Logins(folder!);
for (let i = 0; i < Number(count); i++) {
  const noted = await logins.note(`https://${name}-${i}.example`, { device: `${name} ${i}` });
  if (!noted.ok) throw new Error(noted.why);
}
