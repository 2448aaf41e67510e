import type { Observation } from "../../model/observation.ts";
import { aboutName, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

const silent = ["resolver-silent", "resolver-failed", "resolver-refused"];

function fails(one: Observation<"dns-answer" | "system-lookup">): boolean {
  return one.ok ? one.kind === "dns-answer" && ["SERVFAIL", "REFUSED"].includes(one.saw.rcode) : silent.includes(one.failure.code);
}

/** This machine cannot find out the address of the configured host: not because there is none, but because the resolver does not say. */
export const resolverFails: Sign<"dns-answer" | "system-lookup"> = {
  id: "resolver-fails",
  asks: "Does the resolver fail to answer for the configured host?",
  needs: ["dns-answer", "system-lookup"],
  from: "any",
  read(seen) {
    const host = question(seen)?.host;
    if (host === undefined) return unknown("no submission route is known");
    const looked = aboutName(seen, "system-lookup", host);
    // The machine's own library decides where it was asked: it is what the mail program uses.
    const deciding = looked.length > 0 ? looked : aboutName(seen, "dns-answer", host);
    if (deciding.length === 0) return unknown(`${host} was not looked up`);
    const failing = deciding.filter(fails);
    if (failing.length < deciding.length) return absent(`the question about ${host} is answered`, deciding);
    const [one] = failing;
    return present(one !== undefined && !one.ok ? `looking up ${host} fails: ${one.failure.detail}` : `the resolver answers ${one?.ok === true && one.kind === "dns-answer" ? one.saw.rcode : "nothing"} for ${host}`, failing);
  },
};
