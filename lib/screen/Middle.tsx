import { ButtonLink } from "../../components/Button.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { chat } from "../words/mod.ts";
import { Conversation } from "./conversation/Conversation.tsx";
import type { View } from "./address.ts";
import { NotThere } from "./NotThere.tsx";
import { useScreen } from "./screen_context.ts";
import { VIEW_PAGES } from "./views.tsx";

/** What is open: a conversation, or one of the pages beside them. */
export function Middle() {
  const { address, room } = useScreen();
  if (room !== null) {
    const target = address.at === "conversation" ? address.message : undefined;
    return <Conversation key={room} id={room} target={target} />;
  }
  if (address.at === "name") return <NotThere />;
  const page = address.at in VIEW_PAGES ? VIEW_PAGES[address.at as View] : undefined;
  if (page !== undefined) {
    return <page.Page key={address.at} part={"part" in address ? address.part : undefined} />;
  }
  return (
    <EmptyState action={<ButtonLink href="/browse">{chat.frame.browse}</ButtonLink>}>
      {chat.frame.nothingOpen}
    </EmptyState>
  );
}
