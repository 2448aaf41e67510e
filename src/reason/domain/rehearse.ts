import type { View } from "../../model/case-file.ts";
import type { DkimKeyFacts } from "../../model/domain-facts.ts";
import type { Rehearsal } from "../../model/domain-judgement.ts";
import type { SenderOrder } from "../../model/domain-order.ts";
import { sendingOperators } from "../../model/sending-operators.ts";
import { isGood, sawOf } from "./look-domain.ts";

export type RehearsalKind = "spf-evaluation" | "dkim-key" | "dmarc-policy";

/** The keys that a sender would sign with: those of its operator, else all that are published. */
function keysFor(sender: SenderOrder, keys: readonly DkimKeyFacts[]): readonly DkimKeyFacts[] {
  const operator = sendingOperators.find((one) => one.id === sender.given);
  const own = keys.filter((key) => key.from === operator?.name);
  return operator === undefined || own.length === 0 ? keys.filter((key) => key.from === "you" || isGood(key)) : own;
}

/** The rehearsal for each address of each sender (RFC 9989 section 5.3: one aligned pass is enough). */
export function rehearse(seen: View<RehearsalKind>): readonly Rehearsal[] {
  const keys = sawOf(seen, "dkim-key").map((one) => one.saw);
  const [dmarc] = sawOf(seen, "dmarc-policy").map((one) => one.saw);
  const evaluations = sawOf(seen, "spf-evaluation").map((one) => one.saw);
  return (seen.target.order?.senders ?? []).flatMap((sender): Rehearsal[] => {
    const operator = sendingOperators.find((one) => one.id === sender.given);
    const own = evaluations.filter((one) => one.given === sender.given);
    const wanted = keysFor(sender, keys);
    const good = wanted.filter(isGood);
    // A selector that nobody told us of can be there all the same.
    const dkim = good.length > 0 ? "if-signed" : wanted.some((key) => key.from !== "common custom" && !key.from.startsWith("the customs")) && !wanted.some((key) => key.verdict === "could-not-ask") ? "no-key" : "unknown";
    const base = { through: sender.given, role: sender.role, dkim, selectors: good.map((key) => key.selector), ...(dmarc?.policy === undefined ? {} : { policy: dmarc.policy }) } as const;
    const of = (spf: Rehearsal["spf"], address?: string): Rehearsal => {
      const spfAligned = spf === "pass" ? (operator?.returnPath === "own" ? "no" : "yes") : spf === "temperror" || spf === "unknown" ? "unknown" : "no";
      const outcome = dmarc === undefined || dmarc.state === "failed" ? "unknown" : dmarc.policy === undefined ? "no-policy" : spfAligned === "yes" ? "pass" : dkim === "if-signed" ? "if-signed" : dkim === "unknown" || spfAligned === "unknown" ? "unknown" : "fail";
      return { ...base, spf, spfAligned, dmarc: outcome, ...(address === undefined ? {} : { address }) };
    };
    return own.length === 0 ? [of("unknown")] : own.map((one) => of(one.result, one.address));
  });
}
