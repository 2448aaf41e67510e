import { disagreements, sawOf } from "../domain/look-domain.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The domain's own name servers do not all say the same, or one of them does not know the domain. */
export const nameServersDisagree: Sign<"server-view"> = {
  id: "name-servers-disagree",
  asks: "Do the domain's own name servers say different things?",
  needs: ["server-view"],
  from: "all",
  read(seen) {
    const all = sawOf(seen, "server-view");
    const own = all.filter((one) => one.saw.role === "authoritative");
    const lame = own.find((one) => one.saw.knowsZone === "no");
    if (lame !== undefined) return present(`${lame.saw.name ?? lame.saw.server} is listed as a name server of ${lame.saw.zone} and does not know it`, [lame]);
    const [first] = disagreements(own.map((one) => one.saw));
    if (first !== undefined) return present(`${first.question}: ${first.answers.map((one) => `${one.by} says ${one.says}`).join("; ")}`, own);
    if (own.length === 0) return unknown("no name server of the domain answered");
    const serials = new Set(own.map((one) => one.saw.serial));
    return absent(serials.size > 1 ? "the name servers have different serials and say the same of mail" : "the name servers that answered say the same", own);
  },
};
