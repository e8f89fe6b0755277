/** Those that every phrase is there in; whoever adds one adds it here, and the types say where else. */
export const LANGUAGES = ["en", "de"] as const;
export type Language = typeof LANGUAGES[number];
