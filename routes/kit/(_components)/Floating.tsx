import { Button } from "../../../components/Button.tsx";
import { Dialog } from "../../../components/Dialog.tsx";
import { IconButton } from "../../../components/IconButton.tsx";
import { Toast } from "../../../components/Toast.tsx";
import ActionMenu from "../../../islands/ActionMenu.tsx";
import DialogOpener from "../../../islands/DialogOpener.tsx";
import ToastSamples from "../../../islands/ToastSamples.tsx";
import { kit } from "../../../lib/words/kit.ts";
import { common, sample } from "../../../lib/words/mod.ts";
import { Section } from "./Section.tsx";

const words = kit.floating;

export function Floating() {
  return (
    <Section id="floating" heading={words.heading}>
      <div class="flex flex-wrap items-start gap-8">
        <DialogOpener dialog="kit-dialog" label={words.openDialog} />
        <ActionMenu label={words.menu} items={menu()} answers={answers()} />
        <ToastSamples label={words.showToast} closeLabel={common.close} samples={toasts()} />
      </div>
      <div class="grid grid-cols-1 gap-8 justify-items-start">
        {toasts().map((toast) => <Toast key={toast.text} {...toast} closeLabel={common.close} />)}
      </div>
      <p class="flex flex-wrap items-center gap-8">
        <span class="text-13 text-quiet">{words.tooltipNote}</span>
        <IconButton icon="bell" label={words.menuItems.alerts} />
        <IconButton icon="search" label={sample.head.search} atEnd />
      </p>
      <Dialog
        id="kit-dialog"
        title={words.dialogTitle}
        closeLabel={common.close}
        actions={
          <>
            <Button type="submit">{common.cancel}</Button>
            <Button type="submit" kind="danger">{words.dialogConfirm}</Button>
          </>
        }
      >
        <p>{words.dialogText}</p>
      </Dialog>
    </Section>
  );
}

function menu() {
  return [
    { id: "invite", label: words.menuItems.invite, icon: "copy" as const },
    { id: "topic", label: words.menuItems.topic, icon: "edit" as const },
    { id: "alerts", label: words.menuItems.alerts, icon: "bell" as const },
    { id: "remove", label: words.menuItems.remove, icon: "delete" as const, danger: true },
  ];
}

function answers() {
  return Object.fromEntries(menu().map(({ id, label }) => [id, words.picked(label)]));
}

function toasts() {
  return [
    { text: words.toastText, tone: "good" as const },
    { text: words.toastUndone, action: words.toastUndo },
    { text: words.toastBad, tone: "bad" as const },
  ];
}
