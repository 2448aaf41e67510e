import { scenario } from "../../scenario.ts";
import { connect, swaks } from "../../tools.ts";

export default scenario({
  says: "The program keeps a connection open and idle, and something on the path forgets it.",
  distinguishedBy: "a fresh connection sends; the reported failure is one of a connection that was used before",
  world: (lab) => lab.postfix.set(lab.provider, { smtpd_timeout: "2s" }),
  user: (lab) => ({ since: "it worked before", error: `421 4.4.2 ${lab.provider.name} Error: timeout exceeded` }),
  proof: async (lab) => [[await connect(lab, lab.provider.name, 587, 5), /heard 421 4\.4\.2/], [await swaks(lab), /250 2\.1\.5 Ok/]],
  expect: { named: "net-idle-connection-dropped", ruledOut: ["quota-concurrency"] },
});
