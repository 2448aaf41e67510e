import { generateKeyPairSync } from "node:crypto";
import { scenario } from "../../scenario.ts";
import { dig } from "../../tools.ts";

/** A public key as DKIM publishes it. */
const key = () => generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey.export({ type: "spki", format: "der" }).toString("base64");

export default scenario({
  says: "A domain in order, whose DKIM key is split into two strings of one record, as it has to be.",
  distinguishedBy: "the two strings together are a whole key",
  world: (lab) => {
    const text = `v=DKIM1; k=rsa; p=${key()}`;
    lab.dns.add(`mail._domainkey.${lab.provider.domain}`, "TXT", `"${text.slice(0, 200)}" "${text.slice(200)}"`);
  },
  user: (lab) => ({ domain: [lab.provider.domain, "--sends-from", lab.provider.v4, "--selector", "mail"] }),
  proof: async (lab) => [[await dig(lab, "+short", `mail._domainkey.${lab.provider.domain}`, "TXT"), /" "/]],
  expect: { named: "healthy" },
});
