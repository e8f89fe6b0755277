// The door `fresh/internal`, for the files that a build writes. Apps do not use it.

export { setSnapshot } from "./app.ts";
export { islandsOf } from "./islands_of.ts";
export { storedFiles } from "./stored_files.ts";
