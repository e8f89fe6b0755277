/**
 * What the browser does for a passkey: asks this place for a challenge, asks the person, and brings
 * back what was signed. It says with a word what came in between; the sentences are for others.
 */
import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
} from "@simplewebauthn/browser";

/** no: the person said so, or waited too long. known: this device has one already. */
export type Hitch = "no" | "known" | "unreachable";

/** What this place answers to a script. */
export type Answer =
  | { readonly ok: true; readonly options?: unknown; readonly to?: string }
  | { readonly ok: false; readonly problem: string; readonly field?: string | null };

export type Signed = { readonly ok: true; readonly answer: string } | {
  readonly ok: false;
  readonly hitch: Hitch;
};

export const canUsePasskeys = browserSupportsWebAuthn;
export const canFillIn = browserSupportsWebAuthnAutofill;

/** Null where nobody answers, or nothing that makes sense. */
export async function ask(
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<Answer | null> {
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(fields),
    });
    return await response.json();
  } catch {
    return null;
  }
}

export async function createPasskey(options: unknown): Promise<Signed> {
  type Options = Parameters<typeof startRegistration>[0]["optionsJSON"];
  return await signed(startRegistration({ optionsJSON: options as Options }));
}

/** By a button, or out of the list that the browser shows in the field for a name. */
export async function usePasskey(options: unknown, how: "button" | "field"): Promise<Signed> {
  type Options = Parameters<typeof startAuthentication>[0]["optionsJSON"];
  const useBrowserAutofill = how === "field";
  return await signed(startAuthentication({ optionsJSON: options as Options, useBrowserAutofill }));
}

/** Takes the offer in the field back. */
export function stopAsking(): void {
  WebAuthnAbortService.cancelCeremony();
}

async function signed(asked: Promise<unknown>): Promise<Signed> {
  try {
    return { ok: true, answer: JSON.stringify(await asked) };
  } catch (error) {
    const isKnown = error instanceof Error && error.name === "InvalidStateError";
    return { ok: false, hitch: isKnown ? "known" : "no" };
  }
}
