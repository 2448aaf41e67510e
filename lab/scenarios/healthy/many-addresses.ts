import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The provider has seven addresses, and all of them work.",
  distinguishedBy: "every address takes the message",
  world: (lab) => {
    const all = lab.spare.slice(0, 5);
    for (const address of all) lab.dns.add(lab.provider.name, "A", address);
    for (const [port, kind] of [[25, "transport"], [587, "submission"], [465, "submissions"]] as const) {
      lab.postfix.listen(lab.provider, port, kind, {}, [lab.provider.v4, lab.provider.v6, ...all]);
    }
  },
  proof: async (lab) => [[await swaks(lab, { server: lab.spare[4] as string }), /250 2\.1\.5 Ok/]],
  expect: { named: "healthy" },
});
