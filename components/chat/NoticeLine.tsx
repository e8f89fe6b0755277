/** What the house tells, in a line. */
export function NoticeLine({ text }: { text: string }) {
  return (
    <div class="notice">
      <p>{text}</p>
    </div>
  );
}
