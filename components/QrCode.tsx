import { encode } from "uqr";

/** Half a module around it would do for most cameras; the standard asks for four. */
const QUIET_MODULES = 4;

/** Dark on light in either scheme, as cameras expect it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, data } = encode(text, { ecc: "M", border: QUIET_MODULES });
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      shape-rendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={pathOf(data)} fill="#000" />
    </svg>
  );
}

/** A stroke for each run of dark modules in a row. */
function pathOf(rows: readonly boolean[][]): string {
  return rows.map((row, y) => {
    const line = row.map((isDark) => isDark ? "#" : " ").join("");
    return [...line.matchAll(/#+/g)].map(({ 0: run, index }) =>
      `M${index} ${y}h${run.length}v1h-${run.length}z`
    ).join("");
  }).join("");
}
