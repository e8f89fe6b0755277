/** What few people open, and nobody at once: a file of its own for the browser. */
export { CopyField } from "./CopyField.tsx";
export { DeleteQuestion } from "./DeleteQuestion.tsx";
export { EditHistory } from "./EditHistory.tsx";
export { ForwardSheet } from "./ForwardSheet.tsx";
export { MessageMenu } from "./MessageMenu.tsx";
export { ReactionPicker } from "./ReactionPicker.tsx";
