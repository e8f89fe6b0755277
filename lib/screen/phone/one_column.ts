/** Where one column is shown at a time. */
export const ONE_COLUMN = "(max-width: 56.24em)";
