import { scenario } from "../../scenario.ts";
import { connect, handshake, imap } from "../../tools.ts";

export default scenario({
  says: "Everything works on a line without IPv4.",
  distinguishedBy: "no IPv4 address on the machine, and IPv6 works",
  world: (lab) => void (lab.families = "ipv6"),
  proof: async (lab) => [
    [await connect(lab, lab.provider.name, 587), /heard 220/],
    [await handshake(lab, `${lab.provider.name}:465`), /Verification: OK/],
    [await imap(lab), /Logged in/],
  ],
  expect: { named: "healthy" },
});
