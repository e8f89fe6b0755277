import { cls } from "../cls.ts";

export interface MomentText {
  /** For machines: an ISO date. */
  iso: string;
  /** As short as the distance allows: "5 min", "09:14", "12 March". */
  short: string;
  /** The exact moment, on hover. */
  exact: string;
}

export function Moment(props: { at: MomentText; class?: string }) {
  const { at } = props;
  return (
    <time class={cls("message-time", props.class)} dateTime={at.iso} title={at.exact}>
      {at.short}
    </time>
  );
}
