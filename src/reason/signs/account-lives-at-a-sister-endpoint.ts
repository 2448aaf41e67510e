import { familyInQuestion, isOfFamily, sistersOf, vouchedFor } from "../endpoint-families.ts";
import { aboutName, at, came, named, question } from "../look.ts";
import type { View } from "../../model/case-file.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

type Needs = "smtp-login" | "dns-answer" | "system-lookup";

/** Every address that this host was seen to have. */
function addressesOf(seen: View<Needs>, host: string): readonly string[] {
  const looked = aboutName(seen, "system-lookup", host).flatMap((one) => (one.ok && one.kind === "system-lookup" ? one.saw.addresses : []));
  const asked = aboutName(seen, "dns-answer", host).flatMap((one) => (one.ok && one.kind === "dns-answer" ? one.saw.answers.filter((record) => record.type === "A" || record.type === "AAAA").map((record) => record.value) : []));
  return [...looked, ...asked];
}

/** The account belongs to a sister of the configured server: that one accepts the login, or the mail domain points there. */
export const accountLivesAtASisterEndpoint: Sign<Needs> = {
  id: "account-lives-at-a-sister-endpoint",
  asks: "Does the account belong to a sister of the configured server?",
  needs: ["smtp-login", "dns-answer", "system-lookup"],
  from: "any",
  read(seen) {
    const route = question(seen);
    const family = familyInQuestion(seen.routes);
    const logins = came(at(seen, "smtp-login", { protocol: "smtp" }));
    const own = route === undefined ? [] : addressesOf(seen, route.host);
    if (route === undefined || family === undefined) return absent("the configured server has no sisters");
    const here = logins.find((one) => one.about.host === route.host);
    if (here?.saw.accepted === "yes") return absent(`${route.host} itself accepts the login`, [here]);
    const accepted = logins.find((one) => one.saw.accepted === "yes" && one.about.host !== route.host && isOfFamily(one.about.host, family));
    if (accepted !== undefined) return present(`${named(accepted.about)} accepts the same login`, [accepted], accepted.saw.reply.lines.join("\n"));
    const known = vouchedFor(seen.routes).filter((one) => isOfFamily(one.host, family));
    const [there] = known;
    if (there === undefined) return unknown(`where ${family.name} keeps this account is not known`);
    if (known.some((one) => family.place(one.host) === family.place(route.host))) return absent(`${route.host} is where the mail domain points`);
    const words = `the mail domain points to ${there.host}: ${there.because ?? there.source}`;
    if (sistersOf(route.host) !== undefined) return present(words);
    // Two names of one server are no sisters: of an operator that nobody described, only separate addresses show separate servers.
    const theirs = known.flatMap((one) => addressesOf(seen, one.host));
    if (own.length === 0 || theirs.length === 0) return unknown(`whether ${there.host} is another server than ${route.host} was not found out`);
    return theirs.some((address) => own.includes(address)) ? absent(`${there.host} is the same server as ${route.host}`) : present(words);
  },
};
