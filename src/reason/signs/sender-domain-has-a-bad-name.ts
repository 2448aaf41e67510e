import { isIP } from "node:net";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Receivers and lists such as Spamhaus' of new domains distrust a domain for about its first month. */
const youngDays = 30;

/** The domain of the sender is on a list of domains, or was registered only days ago. */
export const senderDomainHasABadName: Sign<"block-list" | "domain-age"> = {
  id: "sender-domain-has-a-bad-name",
  asks: "Is the sender's domain on a public list, or only days old?",
  needs: ["block-list", "domain-age"],
  from: "any",
  read(seen) {
    const domain = seen.target.from.slice(seen.target.from.lastIndexOf("@") + 1);
    const ours = (name: string) => isIP(name) === 0 && (domain === name || domain.endsWith(`.${name}`));
    const asked = seen.of("block-list").flatMap((one) => (one.ok && one.about.on === "name" && ours(one.about.name) ? [{ one, name: one.about.name }] : []));
    const listed = asked.find(({ one }) => one.saw.outcome === "listed");
    if (listed !== undefined) return present(`${listed.name} is on ${listed.one.saw.list} (${listed.one.saw.meanings.join("; ") || listed.one.saw.codes.join(", ")})`, [listed.one], listed.one.saw.text);
    const age = seen.of("domain-age").flatMap((one) => (one.ok ? [one] : []))[0];
    if (age !== undefined && age.saw.days < youngDays) return present(`${domain} was registered ${age.saw.days} days ago, and many receivers distrust a domain in its first month`, [age]);
    const answered = asked.filter(({ one }) => one.saw.outcome === "not-listed").map(({ one }) => one);
    if (age !== undefined) return absent(`${domain} was registered ${age.saw.days} days ago, and no list that answered has it`, [age, ...answered]);
    return answered.length === 0 ? unknown("no list could be asked about the sender's domain") : absent("no list that answered has the sender's domain", answered);
  },
};
