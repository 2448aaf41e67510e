import { blockPorts, mailPorts } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { connect, imap } from "../../tools.ts";

export default scenario({
  says: "The home router lets mail through to well-known providers only.",
  distinguishedBy: "mail ports answer at a listed operator and are silent at unlisted ones; the unlisted ones answer on 443 and 993",
  world: (lab) => {
    for (const six of ["ip", "ip6"] as const) {
      const listed = six === "ip" ? lab.second.v4 : lab.second.v6;
      blockPorts(lab, mailPorts, "drop", { machine: "home", only: `${six} daddr != ${listed}` });
    }
  },
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 587), /silence|ETIMEDOUT/], [await connect(lab, lab.third.v4, 587), /silence|ETIMEDOUT/], [await connect(lab, lab.second.v4, 587), /heard 220/], [await imap(lab), /Logged in/]],
  expect: { named: "net-router-mail-allowlist", orNamed: ["isp-smarthost-required"], orFamily: ["submission-block"], silence: "yes" },
});
