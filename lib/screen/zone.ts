/** The time zone of whoever reads: the server hears of it by a cookie, so that both draw the same. */
import { useEffect, useState } from "preact/hooks";

export const ZONE_COOKIE = "parley_zone";

const YEAR_S = 365 * 24 * 60 * 60;

export function useZone(given: string): string {
  const [zone, setZone] = useState(given);
  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    document.cookie = `${ZONE_COOKIE}=${own}; path=/; max-age=${YEAR_S}; samesite=lax`;
    setZone(own);
  }, []);
  return zone;
}
