import { scenario } from "../../scenario.ts";
import { connect, imap } from "../../tools.ts";

export default scenario({
  says: "As a server that is down, but a proxy on the path accepts every connection and says nothing.",
  distinguishedBy: "connections open within no time, even to addresses that no machine has, and no greeting comes",
  world: (lab) => {
    const port = lab.draw.port();
    for (const address of ["0.0.0.0", "::"]) {
      lab.own.add("home", { part: "middlebox", name: `middlebox proxy ${address}`, address, port: address === "::" ? port + 1 : port, upstream: { host: lab.provider.v4, port: 587 }, act: { does: "accept", then: "hang" } });
    }
    lab.filters.add("home", "redirect", `meta nfproto ipv4 tcp dport { 25, 465, 587 } redirect to :${port}`, `meta nfproto ipv6 tcp dport { 25, 465, 587 } redirect to :${port + 1}`);
  },
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 587), /connected\s+silence/], [await connect(lab, lab.nobody, 587), /connected\s+silence/], [await imap(lab), /Logged in/]],
  expect: { named: "net-submission-port-blocked", orNamed: ["net-smtp-inspection-proxy", "net-transparent-smtp-redirect"], orFamily: ["smtp-inspection", "smtp-redirect"], ruledOut: ["prov-outage", "cfg-plaintext-on-implicit-tls-port"], silence: "yes" },
});
