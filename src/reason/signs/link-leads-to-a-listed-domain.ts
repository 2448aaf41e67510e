import { theMessage } from "../message-look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** A list of domains that stand in spam has one to which a link of the message leads. */
export const linkLeadsToAListedDomain: Sign<"block-list" | "message-form"> = {
  id: "link-leads-to-a-listed-domain",
  asks: "Does a link in the message lead to a domain that is on a public list?",
  needs: ["block-list", "message-form"],
  from: "any",
  read(seen) {
    const message = theMessage(seen);
    if (message === undefined) return unknown("no message was read");
    const { linkHosts } = message.saw;
    if (linkHosts.length === 0) return message.saw.read === "whole" ? absent("the message has no link", [message]) : unknown("the message was not read to its end");
    const leadsTo = (name: string) => linkHosts.some((host) => host === name || host.endsWith(`.${name}`));
    const asked = seen.of("block-list").flatMap((one) => (one.ok && one.about.on === "name" && leadsTo(one.about.name) ? [{ one, name: one.about.name }] : []));
    const listed = asked.find(({ one }) => one.saw.outcome === "listed");
    if (listed !== undefined) return present(`a link leads to ${listed.name}, which is on ${listed.one.saw.list} (${listed.one.saw.meanings.join("; ") || listed.one.saw.codes.join(", ")})`, [listed.one, message], listed.one.saw.text);
    const answered = asked.filter(({ one }) => one.saw.outcome === "not-listed");
    return answered.length === 0 ? unknown("the lists of domains were not asked about the links") : absent("no list that answered has a domain of the links", answered.map(({ one }) => one));
  },
};
