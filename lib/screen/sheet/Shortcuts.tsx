import { chat } from "../../words/mod.ts";
import { COMMANDS } from "../../slash/mod.ts";
import { isMac } from "../keys/mac.ts";
import { wordOf } from "../keys/key_words.ts";
import { capsOf, type Key, KEYS, type Where } from "../keys/keys.ts";
import { VIEWER_DEEDS, viewerCap } from "../files/viewer_keys.ts";
import { Sheet } from "./Sheet.tsx";

/** All keys there are, from the table that the handlers ask. */
export function Shortcuts({ onClose }: { onClose(): void }) {
  const places = [...new Set(KEYS.map(({ where }) => where))];
  return (
    <Sheet title={chat.keys.title} onClose={onClose}>
      <div class="keys" tabIndex={0} role="group" aria-label={chat.keys.title} autofocus>
        {places.map((where) => <KeysThere key={where} where={where} />)}
        <PictureKeys />
        <Commands />
      </div>
    </Sheet>
  );
}

function KeysThere({ where }: { where: Where }) {
  const keys: readonly Key[] = KEYS.filter((key) => key.where === where);
  return (
    <section class="grid gap-8">
      <h3 class="text-13 font-semibold text-quiet">{chat.keys.where[where]}</h3>
      <dl class="grid gap-4">
        {keys.map(({ what, keys }) => (
          <div key={keys.join()} class="flex items-center gap-16">
            <dt class="flex-1">{wordOf(what)}</dt>
            <dd class="flex gap-12">
              {keys.map((each) => (
                <span key={each} class="flex gap-4">
                  {capsOf(each, isMac()).map((cap) => <kbd key={cap} class="keycap">{cap}</kbd>)}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function PictureKeys() {
  return (
    <section class="grid gap-8">
      <h3 class="text-13 font-semibold text-quiet">{chat.viewer.title}</h3>
      <dl class="grid gap-4">
        {VIEWER_DEEDS.map((deed) => (
          <div key={deed} class="flex items-center gap-16">
            <dt class="flex-1">{chat.viewer[deed]}</dt>
            <dd>
              <kbd class="keycap">{viewerCap(deed, document.dir === "rtl")}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Commands() {
  return (
    <section class="grid gap-8">
      <h3 class="text-13 font-semibold text-quiet">{chat.slash.heading}</h3>
      <dl class="grid gap-4">
        {COMMANDS.map(({ name }) => (
          <div key={name} class="flex items-center gap-16">
            <dt class="flex-1">{chat.slash.does[name]}</dt>
            <dd>
              <code>/{name} {chat.slash.takes[name]}</code>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
