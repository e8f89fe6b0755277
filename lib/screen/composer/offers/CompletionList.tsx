import { useEffect, useRef } from "preact/hooks";
import { Avatar } from "../../../../components/Avatar.tsx";
import { chat } from "../../../words/mod.ts";
import { type Completion, optionId } from "./completion.ts";
import type { Offer } from "./offers.ts";

interface CompletionListProps {
  /** Names the list and its options on the page. */
  id: string;
  completion: Completion;
}

/** Over the field: what may take the place of what is being typed. */
export function CompletionList({ id, completion }: CompletionListProps) {
  const list = useRef<HTMLUListElement>(null);
  const offers = completion.offers.value;
  const at = completion.at.value;
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: "nearest" });
  }, [at, offers]);
  if (offers.length === 0) return null;
  return (
    <ul ref={list} id={id} class="completion" role="listbox" aria-label={chat.writing.offers}>
      {offers.map((offer, place) => (
        <li
          key={offer.key}
          id={optionId(id, place)}
          class="completion-offer"
          role="option"
          aria-selected={place === at}
          // The field keeps the focus
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => completion.take(offer)}
        >
          <Sign sign={offer.sign} />
          <b class="truncate">{offer.label}</b>
          <span class="truncate text-quiet">{offer.detail}</span>
        </li>
      ))}
    </ul>
  );
}

function Sign({ sign }: Pick<Offer, "sign">) {
  return sign.is === "face"
    ? <Avatar name={sign.name} picture={sign.picture} size={24} />
    : <span class="completion-letter" aria-hidden="true">{sign.text}</span>;
}
