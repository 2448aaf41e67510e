// Written by `npm run tidy -- --write` from the folders below.
import type { Cause } from "../cause.ts";
import { cfgWrongPort } from "./settings/cfg-wrong-port.ts";

/** Every cause that has a table, by group and id. */
export const causes: readonly Cause[] = [
  cfgWrongPort,
];
