/** What is written is changed here as if it had been typed: so that one step back undoes it. */
import type { Replacement, Stretch } from "./offers/replacement.ts";

export class TextField {
  readonly element: HTMLTextAreaElement;

  constructor(element: HTMLTextAreaElement) {
    this.element = element;
    this.grow();
  }

  get text(): string {
    return this.element.value;
  }

  /** Since the server sent it. */
  get wasTypedIn(): boolean {
    return this.element.value !== this.element.defaultValue;
  }

  get selected(): Stretch {
    return { from: this.element.selectionStart, to: this.element.selectionEnd };
  }

  /** Only by this old command does a browser remember what it undoes; it asks for the focus. */
  replace({ from, to, text, select }: Replacement): void {
    this.element.focus();
    this.element.setSelectionRange(from, to);
    const isDone = text === ""
      ? from === to || document.execCommand("delete")
      : document.execCommand("insertText", false, text);
    if (!isDone) {
      this.element.setRangeText(text, from, to, "end");
      this.element.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    this.element.setSelectionRange(select.from, select.to);
  }

  select({ from, to }: Stretch): void {
    this.element.setSelectionRange(from, to);
  }

  insert(text: string): void {
    const { from, to } = this.selected;
    const end = from + text.length;
    this.replace({ from, to, text, select: { from: end, to: end } });
  }

  /** Another text altogether: there is nothing to go back to. */
  set(text: string): void {
    if (this.element.value !== text) this.element.value = text;
    this.grow();
  }

  get hasFocus(): boolean {
    return document.activeElement === this.element;
  }

  focus(): void {
    this.element.focus();
  }

  /** Where the style sheet cannot do it. */
  grow(): void {
    if (CSS.supports("field-sizing", "content")) return;
    this.element.style.height = "auto";
    this.element.style.height = `${this.element.scrollHeight}px`;
  }
}
