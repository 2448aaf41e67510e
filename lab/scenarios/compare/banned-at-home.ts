import { hotSpot } from "../../parts/hot-spot.ts";
import { scenario } from "../../scenario.ts";
import { connect } from "../../tools.ts";

export default scenario({
  says: "The server drops what comes from the user's line; over a phone's hot spot it answers.",
  distinguishedBy: "at home other operators answer on 587, and this one server does not; over the hot spot it does",
  world: (lab) => {
    const { client, provider } = { client: lab.addresses.client, provider: lab.provider };
    lab.filters.add("net", "input", `ip saddr ${client.v4} ip daddr ${provider.v4} tcp dport { 25, 465, 587, 2525 } drop`);
    lab.filters.add("net", "input", `ip6 saddr ${client.v6} ip6 daddr ${provider.v6} tcp dport { 25, 465, 587, 2525 } drop`);
    hotSpot(lab);
  },
  user: () => ({ since: "it worked before", again: { from: "phone" } }),
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 587), /silence|ETIMEDOUT/], [await connect(lab, lab.second.v4, 587), /heard 220/], [await lab.client(["swaks", "--server", lab.provider.v4, "--port", "587", "--quit-after", "EHLO"], { from: "phone" }), /220 /]],
  expect: { named: "auth-ip-banned", orNamed: ["srv-submission-unreachable", "prov-outage"], compared: { side: "server", place: "other", certainty: "likely" }, logins: 2, silence: "yes" },
});
