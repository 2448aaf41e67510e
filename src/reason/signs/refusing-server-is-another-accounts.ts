import { operatorOf } from "../compare.ts";
import { at, came, question } from "../look.ts";
import { isOfMailbox, storedAccounts } from "../settings-difference.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

type Needs = "stored-settings" | "smtp-login" | "smtp-envelope" | "reported-reply";

/** The server that refuses belongs to another account of the same mail program: this sender was tied to it, or left at the program's default. */
export const refusingServerIsAnotherAccounts: Sign<Needs> = {
  id: "refusing-server-is-another-accounts",
  asks: "Is the server that refuses the one of another account in the mail program?",
  needs: ["stored-settings", "smtp-login", "smtp-envelope", "reported-reply"],
  from: "any",
  read(seen) {
    const route = question(seen);
    const stored = storedAccounts({ target: seen.target, observations: seen.of("stored-settings") });
    if (route?.source !== "in-use" || stored.length === 0) return unknown("the settings of the mail program were not read");
    const named = seen.routes.some((one) => one.protocol === "smtp" && one.source !== "in-use" && one.host === route.host);
    if (named) return absent(`${route.host} is a server of ${seen.target.domain}`);
    const own = operatorOf(route.host);
    const owner = stored.find((one) => {
      if (isOfMailbox(one, seen.target.address) || one.submission?.host?.value.toLowerCase() !== route.host) return false;
      const theirs = [...one.addresses.map((address) => address.slice(address.lastIndexOf("@") + 1)), ...(one.access?.host === undefined ? [] : [one.access.host.value])];
      return theirs.some((host) => operatorOf(host) === own) && !one.addresses.some((address) => address.toLowerCase().endsWith(`@${seen.target.domain}`));
    });
    if (owner === undefined) return absent(`no other account of the mail program owns ${route.host}`, seen.of("stored-settings"));
    const logins = came(at(seen, "smtp-login", { host: route.host })).filter((one) => one.saw.accepted === "no");
    const envelopes = came(at(seen, "smtp-envelope", { host: route.host })).filter((one) => one.saw.mail.code >= 400 || (one.saw.rcpt?.code ?? 0) >= 400);
    const reports = seen.of("reported-reply").filter((one) => one.ok && (one.saw.reply?.code ?? 0) >= 400);
    const refusals = [...logins, ...envelopes, ...reports];
    if (refusals.length === 0) return unknown(`${route.host} is the server of ${owner.addresses[0] ?? owner.account}, and it was not seen to refuse anything`);
    return present(`${route.host} is the server of ${owner.addresses[0] ?? owner.account}, another account in ${owner.program}, and it refuses`, [...seen.of("stored-settings"), ...refusals]);
  },
};
