import type { CauseId } from "../../model/catalogue.ts";
import { reckoned } from "../reckoned.ts";
import { mayFit } from "../replies/needle.ts";
import { circumstances } from "./circumstances.ts";

/** How much what was said besides the replies raises or lowers each cause; each circumstance is heard once, however often it is mentioned. */
export function oddsBy(text: string): ReadonlyMap<CauseId, number> {
  const odds = new Map<CauseId, number>();
  const small = text.toLowerCase();
  const needles = reckoned.needlesOfCircumstances;
  for (const one of circumstances) {
    if (!mayFit(needles[one.id], small) || !one.said.test(text)) continue;
    for (const [cause, much] of Object.entries(one.odds) as [CauseId, number][]) odds.set(cause, (odds.get(cause) ?? 0) + much);
  }
  return odds;
}
