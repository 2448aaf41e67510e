import { sawOf } from "../domain/look-domain.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Nobody can answer mail of the domain: it does not exist, or names no server that can be found. */
export const domainHasNoMailServer: Sign<"mail-exchangers"> = {
  id: "domain-has-no-mail-server",
  asks: "Is the domain without any mail server that can be found?",
  needs: ["mail-exchangers"],
  from: "all",
  read(seen) {
    const [one] = sawOf(seen, "mail-exchangers");
    if (one === undefined || one.saw.state === "failed") return unknown("the mail servers of the domain could not be looked up");
    const { domain, state, exchangers } = one.saw;
    if (state === "no-name") return present(`the domain ${domain} does not exist`, [one]);
    if (state === "null-mx") return present(`the domain ${domain} says that it takes no mail (MX ".")`, [one]);
    if (exchangers.some((mx) => mx.addresses.length > 0)) return absent(`the domain ${domain} has a mail server that can be found`, [one]);
    if (exchangers.some((mx) => mx.state === "failed")) return unknown("the addresses of the mail servers could not be looked up");
    return present(exchangers.length === 0 ? `the domain ${domain} has neither a mail server nor an address` : `none of the mail servers of ${domain} (${exchangers.map((mx) => mx.host).join(", ")}) can be found`, [one]);
  },
};
