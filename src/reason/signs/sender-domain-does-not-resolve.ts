import { aboutName } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The domain of the sender address has neither a mail exchanger nor an address, so that nobody could answer a message from it (RFC 5321 section 5.1). */
export const senderDomainDoesNotResolve: Sign<"dns-answer"> = {
  id: "sender-domain-does-not-resolve",
  asks: "Is the domain of the sender address unknown in the DNS?",
  needs: ["dns-answer"],
  from: "all",
  read(seen) {
    const domain = seen.target.from.slice(seen.target.from.lastIndexOf("@") + 1);
    const answers = aboutName(seen, "dns-answer", domain).filter((one) => one.ok);
    const gone = answers.filter((one) => one.ok && one.saw.rcode === "NXDOMAIN");
    const records = answers.flatMap((one) => (one.ok ? one.saw.answers : []));
    const exchangers = records.filter((record) => record.type === "MX");
    if (exchangers.some((record) => !/^\d+\s+\.?$/.test(record.value)) || records.some((record) => record.type === "A" || record.type === "AAAA")) return absent(`the domain ${domain} can receive mail`, answers);
    if (gone.length > 0) return present(`the domain ${domain} does not exist`, gone);
    // RFC 7505: a lone "." says that the domain takes no mail at all.
    if (exchangers.length > 0) return present(`the domain ${domain} says that it takes no mail`, answers);
    const asked = (type: string) => answers.some((one) => one.about.on === "name" && one.about.type === type && one.ok && one.saw.rcode === "NOERROR");
    return asked("MX") && asked("A") && asked("AAAA") ? present(`the domain ${domain} has neither a mail exchanger nor an address`, answers) : unknown(`what the DNS says of ${domain} was not found out`);
  },
};
