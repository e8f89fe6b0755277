import type { ComponentChildren } from "preact";
import { moments, passkeys } from "../lib/words/mod.ts";
import { Badge } from "./Badge.tsx";
import { Button } from "./Button.tsx";
import { FormProblem } from "./fields/FormProblem.tsx";
import type { Wrong } from "./passkey_words.ts";
import { TextField } from "./fields/TextField.tsx";

export interface ShownPasskey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly usedAt: number | null;
  readonly backedUp: boolean;
}

interface PasskeyListProps {
  passkeys: readonly ShownPasskey[];
  hasPassword: boolean;
  /** What is wrong, and with the form of which passkey; "" for that of the password. */
  wrong?: (Wrong & { readonly with: string }) | undefined;
  /** What makes another one; nothing where this address can have none. */
  add: ComponentChildren;
  /** What shows by a passkey that the account is theirs, for each form that asks for it. */
  proof: () => ComponentChildren;
}

/** Where the forms of this section go, wherever it stands. */
const ACTION = "/account/passkeys";

/** One's passkeys: what they are called, and the ways to call them otherwise and to be rid of them. */
export function PasskeyList({ passkeys: all, hasPassword, wrong, add, proof }: PasskeyListProps) {
  const shared = { hasPassword, proof };
  return (
    <div class="door grid gap-24">
      {all.length === 0 && <p>{passkeys.none}</p>}
      {all.length > 0 && (
        <ul class="grid gap-16">
          {all.map((passkey, i) => (
            <PasskeyItem
              key={passkey.id}
              place={i}
              passkey={passkey}
              wrong={wrong?.with === passkey.id ? wrong : undefined}
              {...shared}
            />
          ))}
        </ul>
      )}
      {add ?? <p class="text-13 text-quiet">{passkeys.unavailable}</p>}
      {all.length > 0 && hasPassword && (
        <RemovePassword wrong={wrong?.with === "" ? wrong : undefined} {...shared} />
      )}
    </div>
  );
}

interface ProofProps {
  hasPassword: boolean;
  proof: () => ComponentChildren;
  wrong: Wrong | undefined;
}

function PasskeyItem({ passkey, place, ...rest }: ProofProps & {
  passkey: ShownPasskey;
  place: number;
}) {
  const { id, createdAt, usedAt, backedUp } = passkey;
  const name = passkey.name || passkeys.unnamed;
  const { wrong } = rest;
  const isRenaming = wrong?.field === "passkey";
  return (
    <li class="grid gap-8">
      <div class="grid gap-2">
        <span class="flex flex-wrap items-center gap-8">
          <span class="break-words min-w-0">{name}</span>
          {backedUp && <Badge>{passkeys.backedUp}</Badge>}
        </span>
        <span class="text-13 text-quiet">
          {passkeys.made(dayOf(createdAt))},{" "}
          {usedAt === null ? passkeys.unused : passkeys.used(dayOf(usedAt))}
        </span>
      </div>
      <div class="flex flex-wrap gap-8">
        <FoldedForm
          deed="rename"
          title={passkeys.rename}
          label={passkeys.renameThis(name)}
          isOpen={isRenaming}
        >
          <input type="hidden" name="id" value={id} />
          <TextField
            id={`passkey-name-${place}`}
            name="name"
            label={passkeys.name}
            error={isRenaming ? wrong?.words : undefined}
            value={passkey.name}
            autocomplete="off"
            required
          />
          <div>
            <Button type="submit" small>{passkeys.save}</Button>
          </div>
        </FoldedForm>
        <FoldedForm
          deed="remove"
          title={passkeys.remove}
          label={passkeys.removeThis(name)}
          isOpen={wrong !== undefined && !isRenaming}
        >
          <input type="hidden" name="id" value={id} />
          <ProofFields id={`passkey-proof-${place}`} {...rest}>
            <Button type="submit" kind="danger">
              {passkeys.removeThis(name)}
            </Button>
          </ProofFields>
        </FoldedForm>
      </div>
    </li>
  );
}

function RemovePassword(proof: ProofProps) {
  return (
    <FoldedForm
      deed="remove_password"
      title={passkeys.removePassword}
      isOpen={proof.wrong !== undefined}
    >
      <p class="text-13 text-quiet">{passkeys.removePasswordLead}</p>
      <ProofFields id="passkey-proof-password" {...proof}>
        <Button type="submit" kind="danger">
          {passkeys.removePassword}
        </Button>
      </ProofFields>
    </FoldedForm>
  );
}

interface FoldedFormProps {
  /** What the server is to do. */
  deed: string;
  title: string;
  /** Where the title alone does not say with what. */
  label?: string;
  /** Something is wrong with what was sent by it. */
  isOpen: boolean;
  children: ComponentChildren;
}

function FoldedForm({ deed, title, label, isOpen, children }: FoldedFormProps) {
  return (
    <details class="min-w-0" open={isOpen}>
      <summary class="button button-secondary button-small" aria-label={label}>{title}</summary>
      <form method="post" action={ACTION} class="grid gap-12 mt-12">
        <input type="hidden" name="do" value={deed} />
        {children}
      </form>
    </details>
  );
}

/** The password again, or a passkey. */
function ProofFields({ id, hasPassword, wrong, proof, children }: ProofProps & {
  id: string;
  children: ComponentChildren;
}) {
  return (
    <>
      <FormProblem>{wrong?.field === null ? wrong.words : undefined}</FormProblem>
      {hasPassword && (
        <TextField
          id={id}
          name="current"
          type="password"
          label={passkeys.current}
          hint={passkeys.currentHint}
          error={wrong?.field === "current" ? wrong.words : undefined}
          autocomplete="current-password"
          required
        />
      )}
      <div class="flex flex-wrap gap-8">
        {hasPassword && children}
        {proof()}
      </div>
    </>
  );
}

function dayOf(time: number): string {
  return new Intl.DateTimeFormat(moments.locale, { dateStyle: "medium", timeZone: "UTC" })
    .format(time);
}
