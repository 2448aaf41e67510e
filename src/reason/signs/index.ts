// Written by `npm run tidy -- --write` from the files of this folder.
import type { Sign } from "../sign.ts";
import { accountCanSend } from "./account-can-send.ts";
import { configuredPortRefuses } from "./configured-port-refuses.ts";
import { siblingPortWorks } from "./sibling-port-works.ts";

const all = {
  "account-can-send": accountCanSend,
  "configured-port-refuses": configuredPortRefuses,
  "sibling-port-works": siblingPortWorks,
};

export type SignId = keyof typeof all;

/** Every sign by its id. */
export const signs: Readonly<Record<SignId, Sign>> = all as unknown as Readonly<Record<SignId, Sign>>;
