import type { CaseFile } from "../model/case-file.ts";

/** One entry on a block list that a remedy is to name. */
export interface Listing {
  readonly name: string;
  readonly list: string;
  readonly removal: string;
}

/** The entries of a case file about names that are wanted, each list once. */
export function listingsOf(caseFile: CaseFile, wanted: (name: string) => boolean): readonly Listing[] {
  const found = caseFile.observations.flatMap((one) => (one.kind === "block-list" && one.ok && one.saw.outcome === "listed" && one.about.on === "name" && wanted(one.about.name) ? [{ name: one.about.name, list: one.saw.list, removal: one.saw.removal }] : []));
  return found.filter((one, index) => found.findIndex((other) => other.list === one.list) === index);
}
