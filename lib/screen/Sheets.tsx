/** What lies above everything else, one at a time. */
export function Sheets() {
  return null;
}
