import { scenario } from "../../scenario.ts";
import { connect, swaks } from "../../tools.ts";

export default scenario({
  says: "The mail program speaks in the clear on the TLS port 465.",
  distinguishedBy: "the connection opens and no greeting comes; a TLS handshake on the same port brings certificate and greeting",
  user: (lab) => ({ smtp: `${lab.provider.name}:465`, security: "starttls" }),
  proof: async (lab) => [[await connect(lab, lab.provider.name, 465), /connected\s+silence/], [await swaks(lab, { tls: "tls" }), /250 2\.1\.5 Ok/]],
  expect: { named: "cfg-plaintext-on-implicit-tls-port", ruledOut: ["net-smtp-inspection-proxy"] },
});
