import { useEffect, useState } from "preact/hooks";
import { IconButton } from "../../../../components/IconButton.tsx";
import type { IconName } from "../../../../components/icons.ts";
import { chat } from "../../../words/mod.ts";
import { isMac } from "../../keys/mac.ts";
import { capsOf } from "../../keys/keys.ts";
import { type Format, keysOfFormat } from "../keys.ts";
import { format } from "./format.ts";
import type { Writing } from "../writing.ts";

/** The rest is known to those who write Markdown, and stands on the sheet of keys. */
const SHOWN: readonly { format: Format; icon: IconName }[] = [
  { format: "bold", icon: "bold" },
  { format: "italic", icon: "italic" },
  { format: "strike", icon: "strike" },
  { format: "code", icon: "code" },
  { format: "link", icon: "link" },
  { format: "quote", icon: "quote" },
  { format: "list", icon: "list" },
  { format: "numbers", icon: "numbers" },
];

export function FormatBar({ writing }: { writing: Writing }) {
  const [mac, setMac] = useState(false);
  // The server cannot know it
  useEffect(() => setMac(isMac()), []);
  return (
    <div class="format-bar" role="group" aria-label={chat.composer.formatting}>
      {SHOWN.map(({ format: which, icon }) => (
        <IconButton
          key={which}
          icon={icon}
          label={`${chat.keys.what[which]} (${capsOf(keysOfFormat(which), mac).join("+")})`}
          // What is selected stays so
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => void format(which, writing)}
        />
      ))}
    </div>
  );
}
