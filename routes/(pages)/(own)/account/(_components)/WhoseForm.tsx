/** For programs that keep passwords: they look for the name beside a new one. */
export function WhoseForm({ name }: { name: string }) {
  return <input type="text" value={name} autocomplete="username" hidden readonly />;
}
