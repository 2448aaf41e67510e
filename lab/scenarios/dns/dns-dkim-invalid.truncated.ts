import { generateKeyPairSync } from "node:crypto";
import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

/** A public key as DKIM publishes it. */
const key = () => generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey.export({ type: "spki", format: "der" }).toString("base64");

export default scenario({
  says: "The DKIM key was cut off when it was pasted into a field that holds 255 characters.",
  distinguishedBy: "the key in the DNS ends in the middle of what its own first bytes promise",
  world: (lab) => lab.dns.add(`mail._domainkey.${lab.provider.domain}`, "TXT", `"${`v=DKIM1; k=rsa; p=${key()}`.slice(0, 255)}"`),
  user: (lab) => ({ domain: [lab.provider.domain, "--sends-from", lab.provider.v4, "--selector", "mail"] }),
  proof: async (lab) => [[await dig(lab, "+short", `mail._domainkey.${lab.provider.domain}`, "TXT"), /v=DKIM1/]],
  expect: { named: "dns-dkim-invalid" },
});
