import { scenario } from "../../scenario.ts";
import { connect } from "../../tools.ts";

export default scenario({
  says: "The submission server is silent at first, and answers some hours later, on the same line.",
  distinguishedBy: "at the time of the failure the line lets 587 through to others; nothing but the time differs",
  world: (lab) => {
    lab.filters.add("net", "input", `ip daddr ${lab.provider.v4} tcp dport { 25, 465, 587 } drop`, `ip6 daddr ${lab.provider.v6} tcp dport { 25, 465, 587 } drop`);
  },
  user: (lab) => ({
    again: {
      hoursLater: 3,
      first: async () => {
        lab.filters.forget("net");
        await lab.filters.load("net");
      },
    },
  }),
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 587), /silence|ETIMEDOUT/], [await connect(lab, lab.second.v4, 587), /heard 220/]],
  expect: {
    named: "srv-submission-unreachable",
    orNamed: ["auth-ip-banned", "prov-outage"],
    cannotTell: "from one place at one time a server that is away looks like one that has banned this line",
    compared: { side: "server", place: "same", certainty: "likely" },
    logins: 2,
    silence: "yes",
  },
});
