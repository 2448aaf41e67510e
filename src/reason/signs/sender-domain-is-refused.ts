import { came, onQuestion, saidToEnvelope, saidToUser } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

const aboutTheDomain = /sender.{0,60}(domain not found|unresolvable|does not (exist|resolve)|domain must (exist|resolve))|domain of sender.{0,120}(does not|doesn't) (exist|resolve)|sender (address )?rejected: (domain not found|unrout|malformed dns)|sender domain.{0,40}(not (found|exist|resolv)|invalid|must|no mx)|sender verify fail|can ?not resolve.{0,30}(sender|from)/i;
/** RFC 3463 X.1.8, "bad sender's system address"; some large receivers use it for senders that they have blocked. */
const codes = ["4.1.8", "5.1.8"];
const blocked = /block|banned|spam|outbound|access denied/i;

/** The server refuses the sender because it cannot find the domain of the sender address. */
export const senderDomainIsRefused: Sign<"smtp-envelope" | "reported-reply"> = {
  id: "sender-domain-is-refused",
  asks: "Does the server say that it cannot find the sender's domain?",
  needs: ["smtp-envelope", "reported-reply"],
  from: "any",
  read(seen) {
    const said = [...saidToEnvelope(seen, "yes"), ...saidToEnvelope(seen, "no"), ...saidToUser(seen)];
    const hit = said.find((one) => aboutTheDomain.test(one.text) || (codes.includes(one.enhanced ?? "") && !blocked.test(one.text)));
    if (hit !== undefined) return present("the server cannot find the domain of the sender address", [hit.by], hit.quote);
    const heard = [...came(onQuestion(seen, "smtp-envelope")), ...saidToUser(seen).map((one) => one.by)];
    return heard.length === 0 ? unknown("no envelope was tried on this route") : absent("no reply is about the sender's domain", heard);
  },
};
