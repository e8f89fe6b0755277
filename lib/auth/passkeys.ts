/**
 * Passkeys as WebAuthn has them: what a browser is asked for, and whether what it brings back holds.
 * Whether a challenge is this place's own, and unused, is for others to say.
 */
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialDescriptorJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/server";
import type { UserId } from "../protocol/mod.ts";
import type { FoundPasskey, PasskeyRow } from "../store/mod.ts";

/** Where passkeys belong: one made here is of no use to any other address. */
export interface Site {
  readonly origin: string;
  readonly rpId: string;
  /** What the place is called. */
  readonly name: string;
}

export type ToCreate = PublicKeyCredentialCreationOptionsJSON;
export type ToGet = PublicKeyCredentialRequestOptionsJSON;

/** What a browser brought back, before anything of it is believed. */
export interface PasskeyAnswer {
  readonly id: string;
  /** As it was made. */
  readonly challenge: string;
  readonly response: unknown;
}

type Known = Pick<FoundPasskey, "id" | "transports">;

/** EdDSA, ES256, RS256: what authenticators have, and Web Crypto checks. */
const ALGORITHMS = [-8, -7, -257];
/** Whoever has a finger, a face or a PIN for it is asked; a plain security key will do. */
const USER_VERIFICATION = "preferred";

/** A hundred milliseconds and 30 MB, so it waits for somebody who uses passkeys. */
const webauthn = () => import("@simplewebauthn/server");

/** One that the authenticator lists by itself, so that nobody has to type a name. */
export async function askToCreate(
  site: Site,
  { challenge, user, name, known }: {
    readonly challenge: string;
    readonly user: UserId;
    readonly name: string;
    /** No second one on a device that has one. */
    readonly known: readonly Known[];
  },
): Promise<ToCreate> {
  const { generateRegistrationOptions } = await webauthn();
  return await generateRegistrationOptions({
    rpID: site.rpId,
    rpName: site.name,
    challenge,
    userID: new TextEncoder().encode(user),
    userName: name,
    userDisplayName: name,
    attestationType: "none",
    excludeCredentials: described(known),
    authenticatorSelection: { residentKey: "required", userVerification: USER_VERIFICATION },
    supportedAlgorithmIDs: ALGORITHMS,
  });
}

/** One of those that are known, or, where none is named, any that belongs here. */
export async function askToUse(
  { rpId }: Site,
  { challenge, known }: { readonly challenge: string; readonly known: readonly Known[] },
): Promise<ToGet> {
  const { generateAuthenticationOptions } = await webauthn();
  return await generateAuthenticationOptions({
    rpID: rpId,
    challenge,
    allowCredentials: described(known),
    userVerification: USER_VERIFICATION,
  });
}

function described(known: readonly Known[]) {
  return known.map(({ id, transports }) => ({
    id,
    transports: [...transports] as NonNullable<PublicKeyCredentialDescriptorJSON["transports"]>,
  }));
}

/** Of 1,023 bytes, the longest there are. */
const MOST_ID_CHARS = 1_364;

/** Null for what no browser says. */
export function readAnswer(text: string): PasskeyAnswer | null {
  try {
    const response = JSON.parse(text);
    const { id, response: { clientDataJSON } } = response;
    const { challenge } = JSON.parse(textOf(clientDataJSON));
    return typeof id === "string" && id !== "" && id.length <= MOST_ID_CHARS
      ? { id, challenge: textOf(challenge), response }
      : null;
  } catch {
    return null;
  }
}

type Created = Pick<PasskeyRow, "publicKey" | "counter" | "transports" | "backedUp">;

const MOST_TRANSPORTS = 8;
const MOST_TRANSPORT_CHARS = 20;

/** Null where it was made for another site, by a key of another kind, or not at all. */
export async function checkCreated(
  site: Site,
  { challenge, response }: PasskeyAnswer,
): Promise<Created | null> {
  const { verifyRegistrationResponse } = await webauthn();
  const checked = await unlessThrown(verifyRegistrationResponse({
    response: response as RegistrationResponseJSON,
    expectedChallenge: base64Of(challenge),
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
    requireUserVerification: false,
    supportedAlgorithmIDs: ALGORITHMS,
  }));
  if (!checked?.verified) return null;
  const { credential, credentialBackedUp: backedUp } = checked.registrationInfo;
  const { publicKey, counter, transports } = credential;
  return { publicKey, counter, transports: plain(transports), backedUp };
}

/** What the browser says of it goes back to the browser, and is looked at by nobody else. */
function plain(transports: unknown): string[] {
  if (!Array.isArray(transports)) return [];
  return transports.filter((one) => typeof one === "string" && one.length <= MOST_TRANSPORT_CHARS)
    .slice(0, MOST_TRANSPORTS);
}

/**
 * Null where this passkey did not sign it, for this site. One whose counter does not rise was
 * copied, and nobody can tell which of the two this is.
 */
export async function checkUsed(
  site: Site,
  { challenge, response: asked }: PasskeyAnswer,
  { id, user, publicKey, counter }: FoundPasskey,
): Promise<Pick<PasskeyRow, "counter" | "backedUp"> | null> {
  const { verifyAuthenticationResponse } = await webauthn();
  const response = asked as AuthenticationResponseJSON;
  const { userHandle } = response.response;
  if (userHandle && userHandle !== base64Of(user)) return null;
  const checked = await unlessThrown(verifyAuthenticationResponse({
    response,
    expectedChallenge: base64Of(challenge),
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
    credential: { id, publicKey, counter },
    requireUserVerification: false,
  }));
  if (!checked?.verified) return null;
  const { newCounter, credentialBackedUp: backedUp } = checked.authenticationInfo;
  return { counter: newCounter, backedUp };
}

/** The library throws for everything that does not fit, and what it is given comes from anybody. */
async function unlessThrown<T>(checked: Promise<T>): Promise<T | null> {
  try {
    return await checked;
  } catch {
    return null;
  }
}

const BASE64URL = { alphabet: "base64url", omitPadding: true } as const;

function base64Of(text: string): string {
  return new TextEncoder().encode(text).toBase64(BASE64URL);
}

function textOf(base64: string): string {
  return new TextDecoder().decode(Uint8Array.fromBase64(base64, BASE64URL));
}
