// The time zone of a visitor, as their browser has said it in a cookie: pages are drawn in it.

const COOKIE = "parley_zone";

export function zoneOf(headers: Headers): string {
  const cookies = (headers.get("cookie") ?? "").split("; ");
  const said = cookies.find((cookie) => cookie.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
  return said !== undefined && isZone(said) ? said : "UTC";
}

function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}
