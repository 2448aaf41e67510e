import { sawOf } from "../domain/look-domain.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Does a pattern of an MTA-STS policy cover a host (RFC 8461 section 4.1)? */
const covers = (pattern: string, host: string) => pattern === host || (pattern.startsWith("*.") && host.slice(host.indexOf(".") + 1) === pattern.slice(2));

/** The domain's own MTA-STS policy forbids delivery to one of its mail servers. */
export const mailPolicyLeavesOutAServer: Sign<"mta-sts" | "mail-exchangers"> = {
  id: "mail-policy-leaves-out-a-server",
  asks: "Does the domain's own MTA-STS policy leave out one of its mail servers?",
  needs: ["mta-sts", "mail-exchangers"],
  from: "all",
  read(seen) {
    const [sts] = sawOf(seen, "mta-sts");
    const [mx] = sawOf(seen, "mail-exchangers");
    if (sts === undefined || mx === undefined || sts.saw.record.state === "failed") return unknown("the policy could not be looked up");
    const policy = sts.saw.policy;
    if (policy === undefined || policy.mode !== "enforce") return absent(policy === undefined ? "there is no MTA-STS policy" : "the MTA-STS policy does not forbid anything", [sts]);
    const out = mx.saw.exchangers.find((one) => !policy.mx.some((pattern) => covers(pattern, one.host)));
    return out === undefined ? absent("the MTA-STS policy names every mail server", [sts, mx]) : present(`the MTA-STS policy enforces ${policy.mx.join(", ")}, and ${out.host} is not among them`, [sts, mx]);
  },
};
