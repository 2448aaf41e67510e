import type { Reader } from "./reader.ts";

/** Every program whose settings can be read, one line each, in the order of their ids. */
export const readers: readonly Reader[] = [
];
