import { ButtonLink } from "../../components/Button.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { chat } from "../words/mod.ts";
import { Conversation } from "./conversation/Conversation.tsx";
import { NotThere } from "./NotThere.tsx";
import { useScreen } from "./screen_context.ts";
import { VIEW_PAGES } from "./view_pages.tsx";
import { isThere } from "./views.ts";

/** What is open: a conversation, or one of the pages beside them. */
export function Middle() {
  const { address, room } = useScreen();
  if (room !== null) {
    const target = address.at === "conversation" ? address.message : undefined;
    return <Conversation key={room} id={room} target={target} />;
  }
  const Page = isThere(address.at) ? VIEW_PAGES[address.at] : undefined;
  if (Page !== undefined) {
    return <Page key={address.at} part={"part" in address ? address.part : undefined} />;
  }
  if (address.at !== "start") return <NotThere />;
  return (
    <EmptyState action={<ButtonLink href="/browse">{chat.frame.browse}</ButtonLink>}>
      {chat.frame.nothingOpen}
    </EmptyState>
  );
}
