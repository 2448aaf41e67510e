import { named, onQuestion } from "../look.ts";
import { everyPacketLeft } from "../packets.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** A rule of this machine's own packet filter stops the very connection that failed. A rule alone is no cause: where the port opens, it does not apply. */
export const ownRuleStopsTheConnection: Sign<"own-firewall" | "tcp-connect" | "egress-count"> = {
  id: "own-rule-stops-the-connection",
  asks: "Does a rule of this machine's own stop the connection?",
  needs: ["own-firewall", "tcp-connect", "egress-count"],
  from: "any",
  read(seen) {
    const connects = onQuestion(seen, "tcp-connect");
    const [read] = seen.of("own-firewall").filter((one) => one.ok);
    const left = everyPacketLeft(seen);
    if (read?.ok !== true) return left === undefined ? unknown("the rules of this machine could not be read") : absent(`every packet to ${named(left.about)} left this machine`, [left]);
    if (connects.some((one) => one.ok)) return absent("the port opens from this machine", connects);
    const { verdict, rule, port } = read.saw;
    if (verdict === "passed") return absent(`no rule of this machine stops port ${port}`, [read]);
    if (verdict === "perhaps-stopped") return unknown(`a rule of this machine may stop port ${port}, under a condition that cannot be judged from here: ${rule?.text ?? ""}`);
    return present(`a rule of this machine ${verdict === "dropped" ? "throws away" : "refuses"} connections to port ${port} (${rule?.where ?? "its packet filter"})`, [read], rule?.text);
  },
};
