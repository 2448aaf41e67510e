import { scenario } from "../../scenario.ts";
import { connect, imap } from "../../tools.ts";

export default scenario({
  says: "The provider has banned the address of this line after failed logins: its submission ports are silent.",
  distinguishedBy: "the submission ports of this one host are silent while its mailbox ports and other operators answer",
  world: (lab) => {
    const { client, provider } = { client: lab.addresses.client, provider: lab.provider };
    lab.filters.add("net", "input", `ip saddr ${client.v4} ip daddr ${provider.v4} tcp dport { 25, 465, 587, 2525 } drop`);
    lab.filters.add("net", "input", `ip6 saddr ${client.v6} ip6 daddr ${provider.v6} tcp dport { 25, 465, 587, 2525 } drop`);
  },
  user: () => ({ since: "it worked before", error: "535 5.7.8 Error: authentication failed" }),
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 587), /silence|ETIMEDOUT/], [await imap(lab), /Logged in/], [await connect(lab, lab.second.v4, 587), /heard 220/]],
  expect: {
    named: "auth-ip-banned",
    orNamed: ["srv-submission-unreachable", "prov-outage"],
    cannotTell: "from one address a ban looks like a server that is shut for everybody; a second vantage point tells",
    ruledOut: ["net-submission-port-blocked"],
    silence: "yes",
  },
});
