import { named } from "../look.ts";
import { everyPacketLeft } from "../packets.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";
import { lastHop, toldInWords, traces } from "../traces.ts";

/** The error message that ends the connection bears this machine's own address: a rule of its own refuses, and no packet left. */
export const thisMachineSendsTheRefusal: Sign<"path-trace" | "egress-count"> = {
  id: "this-machine-sends-the-refusal",
  asks: "Does this machine itself refuse the connection?",
  needs: ["path-trace", "egress-count"],
  from: "any",
  read(seen) {
    const { own } = traces(seen);
    if (own === undefined) {
      const left = everyPacketLeft(seen);
      return left === undefined ? unknown("the connection in question was not followed") : absent(`every packet to ${named(left.about)} left this machine`, [left]);
    }
    const { told } = own.saw;
    if (told?.place === "this-machine") return present(`this machine itself answered ${toldInWords(told)} for ${named(own.about)}`, [own]);
    if (told !== undefined) return absent(`${told.by} answered ${toldInWords(told)}`, [own]);
    const hop = lastHop(own.saw);
    return hop === undefined ? unknown("nothing that was sent came back from anybody") : absent(`the packets reached ${hop.by}`, [own]);
  },
};
