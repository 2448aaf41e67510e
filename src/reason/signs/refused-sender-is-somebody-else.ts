import { absent, present, type Sign, unknown } from "../sign.ts";
import { refusals, toldBy, type WordKind, wordKinds } from "../words.ts";

const name = String.raw`((?:[a-z0-9_-]+\.)+[a-z][a-z0-9-]+)`;
/** Where receivers put the domain whose SPF, DKIM or DMARC they checked: RFC 7208 section 8.4 and 9.1, and the words of Google, Microsoft, Apple and of the usual libraries. */
const places: readonly RegExp[] = [
  String.raw`\benvelope[- ]from[:= ]+<?(?:[^\s<>@]*@)?${name}`,
  String.raw`\b(?:smtp\.mailfrom|header\.from|mailfrom|mfrom)\s*=\s*<?(?:[^\s<>@]*@)?${name}`,
  String.raw`\bdomain of (?:[^\s<>@]*@)?${name}`,
  String.raw`\bspf \[${name}\] with ip`,
  String.raw`\be-?mail from ${name} is not accepted`,
  String.raw`[?;&]id=(?:[^\s;&@]*?(?:%40|@))?${name}`,
  String.raw`(?:^|[\s<@])${name}>?(?:'s)? (?:dmarc policy|does not designate)`,
  String.raw`\bsending domain ${name}\b`,
].map((text) => new RegExp(text, "i"));

/** Words about the proofs of a sender; without them a domain in a refusal is anybody's. */
const aboutProofs = /\bspf\b|\bdkim\b|\bdmarc\b|sender policy framework|authenticat|\b[45]\.7\.2[0-6]\b/i;

const within = (one: string, other: string) => one === other || one.endsWith(`.${other}`);

/** The domain that failed SPF, DKIM or DMARC by the words of the refusal is not the account's: the message was somebody else's, and this server only passed it on. */
export const refusedSenderIsSomebodyElse: Sign<WordKind> = {
  id: "refused-sender-is-somebody-else",
  asks: "Do the words name another sender's domain than the account's?",
  needs: wordKinds,
  from: "any",
  read(seen) {
    const own = [seen.target.domain, seen.target.from.slice(seen.target.from.lastIndexOf("@") + 1)].map((domain) => domain.toLowerCase());
    if (seen.target.domain === "") return unknown("nobody said whose account it is");
    const about = refusals(seen).filter((one) => one.heard !== "receiving" && aboutProofs.test(one.reply.lines.join(" ")));
    if (about.length === 0) return absent("nothing was refused for the proofs of its sender");
    for (const one of about) {
      const text = one.reply.lines.join(" ");
      const domain = places.map((form) => form.exec(text)?.[1]?.toLowerCase()).find((found) => found !== undefined);
      if (domain === undefined) continue;
      const mine = own.some((each) => within(domain, each) || within(each, domain));
      const words = `${toldBy(one)} is about ${domain}, ${mine ? "the account's own domain" : `and the account sends as ${own[1] ?? ""}`}`;
      return mine ? absent(words, [one.observation], text) : present(words, [one.observation], text);
    }
    return unknown("no words name the sender whose proofs failed");
  },
};
