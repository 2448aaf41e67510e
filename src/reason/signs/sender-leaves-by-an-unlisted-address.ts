import { leavesOut, sawOf } from "../domain/look-domain.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Of the addresses of one sending host SPF names some and leaves out others: which one it sends by is chance or routing. */
export const senderLeavesByAnUnlistedAddress: Sign<"spf-evaluation"> = {
  id: "sender-leaves-by-an-unlisted-address",
  asks: "Does SPF name one address of the sending server and leave out another?",
  needs: ["spf-evaluation"],
  from: "all",
  read(seen) {
    const all = sawOf(seen, "spf-evaluation");
    for (const sender of (seen.target.order?.senders ?? []).filter((one) => one.role === "sends" && one.kind === "host")) {
      const own = all.filter((one) => one.saw.given === sender.given);
      const listed = own.find((one) => one.saw.result === "pass");
      const out = own.find((one) => leavesOut(one.saw));
      if (listed !== undefined && out !== undefined) return present(`SPF names ${listed.saw.address} of ${sender.given} and leaves out ${out.saw.address}`, [listed, out]);
    }
    return all.length === 0 || !seen.target.order?.senders.some((one) => one.kind === "host" && one.role === "sends") ? unknown("no sending host was named") : absent("SPF treats all addresses of each sending host alike", all);
  },
};
