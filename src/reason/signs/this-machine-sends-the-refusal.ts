import { named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";
import { lastHop, toldInWords, traces } from "../traces.ts";

/** The error message that ends the connection bears this machine's own address: a rule of its own refuses, and no packet left. */
export const thisMachineSendsTheRefusal: Sign<"path-trace"> = {
  id: "this-machine-sends-the-refusal",
  asks: "Does this machine itself refuse the connection?",
  needs: ["path-trace"],
  from: "all",
  read(seen) {
    const { own } = traces(seen);
    if (own === undefined) return unknown("the connection in question was not followed");
    const { told } = own.saw;
    if (told?.place === "this-machine") return present(`this machine itself answered ${toldInWords(told)} for ${named(own.about)}`, [own]);
    if (told !== undefined) return absent(`${told.by} answered ${toldInWords(told)}`, [own]);
    const hop = lastHop(own.saw);
    return hop === undefined ? unknown("nothing that was sent came back from anybody") : absent(`the packets reached ${hop.by}`, [own]);
  },
};
