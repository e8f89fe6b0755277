/** The authenticator that the makers of Chromium give to testers. */
import type { CDPSession, Page } from "playwright-core";

export interface Authenticator {
  readonly session: CDPSession;
  readonly id: string;
}

/** One in the device itself: it knows its owner, and answers without anybody being asked. */
export async function authenticatorFor(page: Page): Promise<Authenticator> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId: id } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { session, id };
}

export async function countKeys({ session, id }: Authenticator): Promise<number> {
  const { credentials } = await session.send("WebAuthn.getCredentials", { authenticatorId: id });
  return credentials.length;
}

/** As a password manager does it: what one device has, the other has too. */
export async function shareKeys(from: Authenticator, to: Authenticator): Promise<void> {
  const { credentials } = await from.session.send("WebAuthn.getCredentials", {
    authenticatorId: from.id,
  });
  for (const credential of credentials) {
    await to.session.send("WebAuthn.addCredential", { authenticatorId: to.id, credential });
  }
}
