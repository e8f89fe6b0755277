import { Button } from "../components/Button.tsx";
import { sayLeaving } from "../lib/browser/leaving.ts";

/** By way of the app, which knows what would be lost; without scripts nothing is kept in the browser. */
export default function LogOut({ label }: { label: string }) {
  const leave = (event: Event) => {
    if (!sayLeaving()) return;
    event.preventDefault();
    location.assign("/r");
  };
  return (
    <form method="post" action="/logout" onSubmit={leave}>
      <Button type="submit" kind="quiet">{label}</Button>
    </form>
  );
}
