import { useEffect, useRef, useState } from "preact/hooks";
import { cls } from "../../../components/cls.ts";
import { IconButton } from "../../../components/IconButton.tsx";
import { chat } from "../../words/mod.ts";
import type { CodeKind, CodePiece } from "./code_colours.ts";
import { copyText } from "./copy_text.ts";

/** Longer ones are read in one colour: patterns of languages can be slow over a text that means harm. */
const MOST_COLOURED_CHARS = 6_000;

/** A block of code. It is there at once; its colours come when it is looked at. */
export function CodeBlock({ language, text }: { language: string; text: string }) {
  const element = useRef<HTMLPreElement>(null);
  const pieces = useColours(element, language, text);
  const [isCopied, setCopied] = useState(false);
  const copy = async () => setCopied(await copyText(text));
  return (
    <div class="code-block">
      <pre
        ref={element}
        tabIndex={0}
        role="group"
        dir="ltr"
        aria-label={language || chat.text.code}
      >
        <code>{pieces === null ? text : pieces.map(coloured)}</code>
      </pre>
      <div class="code-copy">
        <IconButton
          icon={isCopied ? "check" : "copy"}
          label={isCopied ? chat.text.copied : chat.text.copyCode}
          atEnd
          onClick={() => void copy()}
          onBlur={() => setCopied(false)}
        />
        <span role="status" class="sr-only">{isCopied && chat.text.copied}</span>
      </div>
    </div>
  );
}

const CLASSES: Record<CodeKind, string> = {
  comment: cls("code-comment"),
  keyword: cls("code-keyword"),
  string: cls("code-string"),
  number: cls("code-number"),
  name: cls("code-name"),
};

function coloured({ text, kind }: CodePiece, at: number) {
  return kind === null ? text : <span key={at} class={CLASSES[kind]}>{text}</span>;
}

interface Coloured {
  readonly language: string;
  readonly text: string;
  readonly pieces: readonly CodePiece[];
}

/** Null until they are there, and where there are none. */
function useColours(
  element: { readonly current: HTMLElement | null },
  language: string,
  text: string,
): readonly CodePiece[] | null {
  const [coloured, setColoured] = useState<Coloured | null>(null);
  useEffect(() => {
    if (language === "" || text.length > MOST_COLOURED_CHARS) return;
    let isGone = false;
    const looking = new IntersectionObserver(async (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      looking.disconnect();
      // Without a connection it stays plain
      const colours = await import("./code_colours.ts").catch(() => null);
      const pieces = isGone ? null : colours?.coloursOf(language, text) ?? null;
      if (pieces !== null) setColoured({ language, text, pieces });
    });
    looking.observe(element.current!);
    return () => {
      isGone = true;
      looking.disconnect();
    };
  }, [language, text]);
  // Those of what it said before it was edited are none
  return coloured?.text === text && coloured.language === language ? coloured.pieces : null;
}
