import { mkdirSync, writeFileSync } from "node:fs";
import { must } from "../shell.ts";

/** What is wrong, or right, with a certificate. */
export type CertificateKind =
  | "good"
  | "expired"
  | "not-yet"
  | "self-signed"
  | "chainless"
  | "private-ca"
  | "antivirus"
  | "weak-key"
  | "weak-hash"
  | "rsa"
  | "client";

/** Where the files of one certificate are: the chain as the server sends it, and the key. */
export interface CertificateFiles {
  readonly chain: string;
  readonly key: string;
}

const configuration = `[req]
distinguished_name = dn
[dn]
[ca]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[leaf]
basicConstraints = CA:FALSE
keyUsage = digitalSignature,keyEncipherment
extendedKeyUsage = serverAuth,clientAuth
subjectAltName = $ENV::NAMES
`;

/** The lab's certificate authorities: a public-like root with an issuing authority, a private one, and an antivirus product's. */
export class Pki {
  private readonly folder: string;
  private readonly jobs: Promise<unknown>[] = [];
  private readonly made = new Map<string, CertificateFiles>();
  private readonly ready: Promise<unknown>;
  /** The product name that the interceptor's authority bears. */
  readonly antivirusName: string;
  /** The name that the lab's public-like authority bears. */
  readonly authorityName: string;

  constructor(folder: string, names: { readonly authority: string; readonly antivirus: string }) {
    this.folder = folder;
    this.antivirusName = names.antivirus;
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/openssl.cnf`, configuration);
    const title = `${names.authority[0]?.toUpperCase()}${names.authority.slice(1)}`;
    this.authorityName = title;
    this.ready = Promise.all([
      this.authority("root", `/O=${title} Trust/CN=${title} Root CA`).then(() =>
        this.authority("issuing", `/O=${title} Trust/CN=${title} Server CA 1`, "root"),
      ),
      this.authority("private", "/O=Office/CN=Office Internal CA"),
      this.authority("antivirus", `/O=${names.antivirus.replaceAll("/", "\\/")}/CN=${names.antivirus.replaceAll("/", "\\/")}`),
    ]);
  }

  /** The root that the client trusts. */
  get root(): string {
    return `${this.folder}/root.pem`;
  }

  get antivirusRoot(): string {
    return `${this.folder}/antivirus.pem`;
  }

  /** The files of a certificate for these names; they exist once `done` has come true. */
  certificate(names: readonly string[], kind: CertificateKind = "good"): CertificateFiles {
    const id = `${kind}-${names.join("-").replaceAll(/[^a-z0-9.-]/gi, "_")}`.slice(0, 120);
    const known = this.made.get(id);
    if (known !== undefined) return known;
    const files = { chain: `${this.folder}/${id}.chain.pem`, key: `${this.folder}/${id}.key` };
    this.made.set(id, files);
    this.jobs.push(this.ready.then(() => this.leaf(id, names, kind, files)));
    return files;
  }

  async done(): Promise<void> {
    await this.ready;
    await Promise.all(this.jobs);
  }

  private authority(id: string, subject: string, issuer?: string): Promise<string> {
    return this.request(id, subject, "ca", { ...(issuer === undefined ? {} : { issuer }) });
  }

  private async leaf(id: string, names: readonly string[], kind: CertificateKind, files: CertificateFiles): Promise<void> {
    const issuer =
      kind === "self-signed" ? undefined : kind === "antivirus" ? "antivirus" : kind === "private-ca" ? "private" : "issuing";
    const at = kind === "expired" ? "400 days ago" : kind === "not-yet" ? "400 days" : undefined;
    await this.request(id, `/CN=${names[0]}`, "leaf", {
      names,
      ...(issuer === undefined ? {} : { issuer }),
      ...(at === undefined ? {} : { at }),
      ...(kind === "weak-key" ? { rsaBits: 1024 } : kind === "weak-hash" || kind === "rsa" ? { rsaBits: 2048 } : {}),
      ...(kind === "weak-hash" ? { digest: "sha1" } : {}),
    });
    const sent = [`${this.folder}/${id}.pem`];
    if (issuer === "issuing" && kind !== "chainless") sent.push(`${this.folder}/issuing.pem`);
    await must(["sh", "-c", `cat ${sent.join(" ")} > ${files.chain}; chmod 644 ${files.key}`]);
  }

  private request(
    id: string,
    subject: string,
    section: "ca" | "leaf",
    how: {
      readonly names?: readonly string[];
      readonly issuer?: string;
      readonly at?: string;
      readonly rsaBits?: number;
      readonly digest?: string;
    },
  ): Promise<string> {
    const file = (ending: string) => `${this.folder}/${id}.${ending}`;
    const key =
      how.rsaBits === undefined ? ["ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"] : [`rsa:${how.rsaBits}`];
    const issuer =
      how.issuer === undefined
        ? []
        : ["-CA", `${this.folder}/${how.issuer}.pem`, "-CAkey", `${this.folder}/${how.issuer}.key`];
    const names = (how.names ?? []).map((name) => (/^[\d.]+$|:/.test(name) ? `IP:${name}` : `DNS:${name}`)).join(",");
    return must([
      ...(how.at === undefined ? [] : ["faketime", how.at]),
      "env",
      `NAMES=${names === "" ? "DNS:unused.invalid" : names}`,
      ...["openssl", "req", "-x509", "-config", `${this.folder}/openssl.cnf`, "-extensions", section, "-nodes"],
      ...["-newkey", ...key, "-keyout", file("key"), "-out", file("pem"), "-subj", subject],
      ...["-days", section === "ca" ? "3650" : "90", `-${how.digest ?? "sha256"}`, ...issuer],
    ]);
  }
}
