import { cls } from "../../../components/cls.ts";
import { kit } from "../../../lib/words/kit.ts";
import { Section } from "./Section.tsx";

const STEPS = [
  cls("text-32 font-semibold tracking-tight"),
  cls("text-24 font-semibold tracking-tight"),
  cls("text-18 font-semibold"),
  cls("text-15 max-w-prose"),
  cls("text-13"),
  cls("text-12 figures"),
];

const GROUNDS = {
  ground: cls("bg-ground border border-line"),
  raised: cls("bg-raised border border-line"),
  sunken: cls("bg-sunken"),
  fill: cls("bg-fill"),
};

const COLOURS = {
  accent: cls("bg-accent text-on-accent"),
  "accent-strong": cls("bg-accent-strong text-on-accent"),
  "accent-soft": cls("bg-accent-soft text-accent"),
  bad: cls("bg-bad text-on-bad"),
};

const TONES = {
  good: cls("text-good"),
  warn: cls("text-warn"),
  bad: cls("text-bad"),
  accent: cls("text-accent"),
  edge: cls("border border-edge"),
};

export function Basics() {
  return (
    <>
      <Section id="type" heading={kit.type.heading}>
        <div class="grid gap-8">
          {kit.type.steps.map((text, at) => <p key={text} class={STEPS[at]}>{text}</p>)}
          <p class="text-quiet">{kit.type.quiet}</p>
          <p>
            <a class="link" href="#type">{kit.type.link}</a>
          </p>
        </div>
      </Section>
      <Section id="colour" heading={kit.colour.heading}>
        <div class="grid grid-cols-2 gap-12 md:grid-cols-4">
          {Object.entries(GROUNDS).map(([role, classes]) => (
            <div key={role} class={cls("rounded-10 p-12 grid gap-4", classes)}>
              <b>{role}</b>
              <span>{kit.colour.text}</span>
              <span class="text-quiet">{kit.colour.quiet}</span>
            </div>
          ))}
          {Object.entries(COLOURS).map(([role, classes]) => (
            <div key={role} class={cls("rounded-10 p-12 grid gap-4", classes)}>
              <b>{role}</b>
              <span>{kit.colour.text}</span>
            </div>
          ))}
        </div>
        <p class="flex flex-wrap gap-16">
          {Object.entries(TONES).map(([role, classes]) => (
            <span key={role} class={cls("font-semibold px-4 rounded-6", classes)}>{role}</span>
          ))}
        </p>
      </Section>
    </>
  );
}
