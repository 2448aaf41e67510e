import { isIP } from "node:net";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** A public block list by which receivers refuse has the address that sends. */
export const sendingAddressIsListed: Sign<"block-list"> = {
  id: "sending-address-is-listed",
  asks: "Is the address that sends on a public block list?",
  needs: ["block-list"],
  from: "all",
  read(seen) {
    const asked = seen.of("block-list").flatMap((one) => (one.ok && one.about.on === "name" && isIP(one.about.name) !== 0 ? [{ one, name: one.about.name }] : []));
    const listed = asked.filter(({ one }) => one.saw.outcome === "listed" && one.saw.weight !== "counts");
    // A home line on a policy list is no fault: it says only that nobody should take mail from it directly. Where it sends directly, that is the fault.
    const [first] = listed;
    if (first !== undefined) return present(`${first.name} is on ${listed.map(({ one }) => `${one.saw.list}${one.saw.meanings.length === 0 ? "" : ` (${one.saw.meanings.join("; ")})`}`).join(" and ")}`, listed.map(({ one }) => one), first.one.saw.text);
    const answered = asked.filter(({ one }) => one.saw.outcome === "not-listed");
    return answered.length === 0 ? unknown("no block list could be asked about the address that sends") : absent(`none of ${answered.length} block lists that answered has ${answered[0]?.name}`, answered.map(({ one }) => one));
  },
};
