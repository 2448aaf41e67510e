import type { View } from "../../model/case-file.ts";
import type { Observation } from "../../model/observation.ts";
import { aboutName, at, came, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

type Needs = "dns-answer" | "system-lookup" | "tcp-connect" | "smtp-greeting" | "tls-handshake";

const resolverOf = (one: Observation) => (one.about.on === "name" ? one.about.resolver : "");

/** The addresses in an answer about a host. */
function addressesIn(one: Observation<"dns-answer">): readonly string[] {
  return one.ok ? one.saw.answers.filter((record) => record.type === "A" || record.type === "AAAA").map((record) => record.value) : [];
}

/** Does the mail server answer at this address, as far as was seen: a greeting, and no certificate for somebody else? */
function answersAt(seen: View<Needs>, host: string, port: number, address: string): "yes" | "no" {
  const where = { protocol: "smtp", host, port, address } as const;
  const foreign = came(at(seen, "tls-handshake", where)).some((one) => one.saw.nameMatches === "no");
  return !foreign && came(at(seen, "smtp-greeting", where)).length > 0 ? "yes" : "no";
}

/**
 * This machine knows no address of the host, or only ones at which no such mail server answers, while another DNS server gives another address
 * at which it does. Servers with many addresses may get different answers everywhere: only where this machine's lead nowhere is one of them wrong.
 */
export const resolverLeadsToAWrongAddress: Sign<Needs> = {
  id: "resolver-leads-to-a-wrong-address",
  asks: "Does this machine get an old or wrong address, and another DNS server the right one?",
  needs: ["dns-answer", "system-lookup", "tcp-connect", "smtp-greeting", "tls-handshake"],
  from: "any",
  read(seen) {
    const route = question(seen);
    if (route === undefined) return unknown("no submission route is known");
    const { host, port } = route;
    const looked = aboutName(seen, "system-lookup", host).filter((one) => one.ok || one.failure.code === "name-not-found" || one.failure.code === "no-addresses");
    if (looked.length === 0) return unknown(`${host} was not looked up by this machine`);
    const own = looked.flatMap((one) => (one.ok && one.kind === "system-lookup" ? one.saw.addresses : []));
    const reached = own.filter((address) => answersAt(seen, host, port, address) === "yes");
    if (reached[0] !== undefined) return absent(`the mail server answers at ${reached[0]}, the address that this machine gets`, looked);
    const others = aboutName(seen, "dns-answer", host).flatMap((one) => (one.kind === "dns-answer" ? [{ one, fresh: addressesIn(one).filter((address) => !own.includes(address)) }] : []));
    const better = others.find(({ one, fresh }) => addressesIn(one).every((address) => !own.includes(address)) && fresh.some((address) => answersAt(seen, host, port, address) === "yes"));
    if (better !== undefined) {
      const right = better.fresh.find((address) => answersAt(seen, host, port, address) === "yes");
      const who = better.one.ok && better.one.saw.authoritative === "yes" ? `the domain's own name server ${resolverOf(better.one)}` : `the DNS server ${resolverOf(better.one)}`;
      const mine = own.length === 0 ? "this machine finds no address" : `this machine gets ${own.join(", ")}, where no such mail server answers`;
      return present(`for ${host} ${mine}; ${who} says ${right}, and there it answers`, [...looked, better.one]);
    }
    const tried = at(seen, "tcp-connect", { host, port });
    return others.length === 0 || (own.length > 0 && tried.length === 0) ? unknown(`no other DNS server was asked for ${host}`) : absent("no other DNS server gives an address that works", looked);
  },
};
