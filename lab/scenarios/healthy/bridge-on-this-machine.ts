import { standsInFor } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { machine, swaks } from "../../tools.ts";

export default scenario({
  says: "A bridge of the provider's listens on this machine, the program hands its mail to it, and all is well.",
  distinguishedBy: "the server in the settings is this machine, and it takes the login and the message",
  world: (lab) => standsInFor(lab, 1025, { does: "intercept", mode: "starttls", certificate: lab.pki.certificate(["localhost"]) }, "bridge"),
  user: () => ({ smtp: "localhost:1025" }),
  proof: async (lab) => [[await swaks(lab, { server: "127.0.0.1", port: 1025 }), /250 2\.1\.5 Ok/], [await machine("client", ["ss", "-ltnp"]), /127\.0\.0\.1:1025.*bridge/]],
  expect: { named: "healthy" },
});
