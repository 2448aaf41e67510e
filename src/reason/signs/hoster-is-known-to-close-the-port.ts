import { question } from "../look.ts";
import { policyOf } from "../port-policies.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

const howKnown = { "first-hand": "by its own documentation", quoted: "by its documentation as others quote it", "second-hand": "as its customers tell" } as const;

/** This is a rented machine, and its hoster is known to close the port in question: what to expect, and no measurement. */
export const hosterIsKnownToCloseThePort: Sign<"machine-interfaces"> = {
  id: "hoster-is-known-to-close-the-port",
  asks: "Is this machine's hoster known to close the port?",
  needs: ["machine-interfaces"],
  from: "all",
  read(seen) {
    const port = question(seen)?.port;
    const one = seen.of("machine-interfaces").find((each) => each.ok);
    if (one === undefined || !one.ok || port === undefined) return unknown("this machine does not tell whose it is");
    const policy = policyOf(one.saw.hoster);
    if (policy === undefined) return one.saw.hoster === undefined ? absent("nothing shows a hoster", [one]) : unknown(`nothing is known of the ports of ${one.saw.hoster}`);
    return policy.closedPorts.includes(port) ? present(`${policy.hoster} closes port ${port} ${howKnown[policy.known]} (${policy.source}, ${policy.lastReviewed})`, [one]) : absent(`${policy.hoster} leaves port ${port} open ${howKnown[policy.known]}`, [one]);
  },
};
