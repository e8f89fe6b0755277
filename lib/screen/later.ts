/**
 * All that is not on the screen at first, as one script: it is fetched when the page has time, and
 * what it shares with the rest is not torn into a dozen small ones.
 */
export { Browse } from "./browse/Browse.tsx";
export { People } from "./browse/People.tsx";
export { doAsked } from "./composer/asked.ts";
export { formatted } from "./composer/formatting.ts";
export { sendLater } from "./composer/send_later.ts";
export { CompletionList } from "./composer/CompletionList.tsx";
export { completionIn } from "./composer/offer_sources.ts";
export { replaceEndedShortcode } from "./composer/shortcodes.ts";
export { Actions } from "./conversation/actions/Actions.tsx";
export { Announcer } from "./conversation/Announcer.tsx";
export { EditField } from "./conversation/EditField.tsx";
export { EmojiPicker } from "./emoji/EmojiPicker.tsx";
export { Activity } from "./lists/Activity.tsx";
export { Drafts } from "./lists/Drafts.tsx";
export { Laters } from "./lists/Laters.tsx";
export { Saved } from "./lists/Saved.tsx";
export { Threads } from "./lists/Threads.tsx";
export { Bell } from "./notices/bell.ts";
export { TabSigns } from "./notices/tab_signs.ts";
export { Swiping } from "./swipe.ts";
export { PeopleOnScreen } from "./people_on_screen.ts";
export { entriesFor } from "./rail/item_menu.ts";
export { entriesForPlace } from "./rail/place_menu.ts";
export { entriesForSection } from "./rail/section_menu.ts";
export { entriesForTimes } from "./send_later/time_menu.ts";
export { SettingsPage } from "./settings/SettingsPage.tsx";
export { AddPeopleSheet } from "./sheet/AddPeopleSheet.tsx";
export { DateSheet } from "./sheet/DateSheet.tsx";
export { LogOutSheet } from "./sheet/LogOutSheet.tsx";
export { MenuSheet } from "./sheet/MenuSheet.tsx";
export { NewDirectSheet } from "./sheet/NewDirectSheet.tsx";
export { NewRoomSheet } from "./sheet/NewRoomSheet.tsx";
export { PersonSheet } from "./sheet/PersonSheet.tsx";
export { QuestionSheet } from "./sheet/QuestionSheet.tsx";
export { SectionSheet } from "./sheet/SectionSheet.tsx";
export { Shortcuts } from "./sheet/Shortcuts.tsx";
export { StatusSheet } from "./sheet/StatusSheet.tsx";
export { Switcher } from "./sheet/Switcher.tsx";
export { WhenSheet } from "./sheet/WhenSheet.tsx";
export { Details } from "./side/Details.tsx";
export { Members } from "./side/Members.tsx";
export { Pins } from "./side/Pins.tsx";
export { Thread } from "./thread/Thread.tsx";
