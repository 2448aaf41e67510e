import { createHash, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { judgeDomain } from "../../src/reason/domain/judge-domain.ts";
import type { CaseFile } from "../../src/model/case-file.ts";
import type { Lab } from "../lab.ts";
import type { CertificateFiles } from "./pki.ts";

/** What `cantsend domain` says of one kind of record, in its own words. */
export function judgedAs(measured: CaseFile, what: string): string {
  return judgeDomain(measured).records.filter((one) => one.what === what).map((one) => `${one.state}: ${one.found}`).join("\n");
}

/** The sentences whose pattern is not in what was said. */
export function wanting(said: string, ...patterns: readonly RegExp[]): readonly string[] {
  return patterns.filter((pattern) => !pattern.test(said)).map((pattern) => `${pattern} in «${said}»`);
}

/** Publishes a TLSA record 3 1 1 for the key of a certificate at the provider's mail server; `zone` says whether DNSSEC vouches for it. */
export function publishTlsa(lab: Lab, of: CertificateFiles, zone: "signed" | "unsigned"): void {
  if (zone === "signed") lab.dns.signed.add(lab.provider.domain);
  lab.dns.before.push(async () => {
    await lab.pki.done();
    const key = new X509Certificate(readFileSync(of.chain)).publicKey.export({ type: "spki", format: "der" });
    lab.dns.add(`_25._tcp.${lab.provider.name}`, "TLSA", `3 1 1 ${createHash("sha256").update(key).digest("hex")}`);
  });
}

/** Publishes an MTA-STS policy, with the https server that it is fetched from. */
export function publishPolicy(lab: Lab, mode: "enforce" | "testing", hosts: readonly string[]): void {
  const { dns, provider, web } = lab;
  const name = `mta-sts.${provider.domain}`;
  dns.add(`_mta-sts.${provider.domain}`, "TXT", '"v=STSv1; id=20261124"');
  dns.add(name, "A", web.v4);
  dns.add(name, "AAAA", web.v6);
  lab.webCertificate = lab.pki.certificate([provider.name, provider.domain, name]);
  lab.documents["/.well-known/mta-sts.txt"] = ["version: STSv1", `mode: ${mode}`, ...hosts.map((host) => `mx: ${host}`), "max_age: 604800", ""].join("\r\n");
}
