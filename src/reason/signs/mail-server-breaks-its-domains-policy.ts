import { breaches, type MailPolicyKind } from "../domain/mail-policy.ts";
import { sawOf } from "../domain/look-domain.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** A mail server of the domain fails what the domain itself demands by MTA-STS or DANE: servers that honour it hold the mail back. */
export const mailServerBreaksItsDomainsPolicy: Sign<MailPolicyKind> = {
  id: "mail-server-breaks-its-domains-policy",
  asks: "Does a mail server of the domain break what the domain demands by MTA-STS or DANE?",
  needs: ["mta-sts", "mail-exchangers", "dane-record", "exchanger-tls"],
  from: "any",
  read(seen) {
    const [sts] = sawOf(seen, "mta-sts");
    const [mx] = sawOf(seen, "mail-exchangers");
    const [first] = breaches(seen);
    if (first !== undefined) return present(first.says, first.because);
    if (sts === undefined || mx === undefined || sts.saw.record.state === "failed" || sts.saw.policy?.state === "unreachable") return unknown("the policy could not be looked up");
    const records = sawOf(seen, "dane-record");
    const demanding = records.filter(({ saw }) => saw.state === "found" && saw.authenticated !== "no");
    if (records.some(({ saw }) => saw.state === "failed")) return unknown("the TLSA records could not be asked for");
    const enforced = sts.saw.policy?.mode === "enforce";
    if (!enforced && demanding.length === 0) return absent("the domain demands nothing about encryption that holds mail back", [sts, ...records]);
    const shown = sawOf(seen, "exchanger-tls");
    const hosts = enforced ? mx.saw.exchangers.map((one) => one.host) : demanding.map((one) => one.saw.host);
    if (hosts.some((host) => !shown.some((one) => one.saw.host === host))) return unknown("the certificates of the mail servers could not be looked at from here: many lines have no way out to port 25");
    if (demanding.some(({ saw }) => saw.authenticated === "unknown")) return unknown("this resolver does not check the signatures of the TLSA records");
    return absent("the mail servers keep what the domain demands", [sts, mx, ...records, ...shown]);
  },
};
