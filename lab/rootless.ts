import { accessSync, constants } from "node:fs";
import type { Lab } from "./lab.ts";
import { NeedsRoot } from "./needs-root.ts";
import { Dovecot } from "./parts/dovecot.ts";
import type { Listener } from "./parts/postfix.ts";
import type { CertificateFiles } from "./parts/pki.ts";
import type { ScriptedServer } from "./parts/scripted-server.ts";
import { run } from "./shell.ts";

/**
 * The words that start one lab in namespaces of its own; they die with their parent. Without root a user namespace comes first, in
 * which an ordinary user has this one lab's network in hand: one user exists there, so servers that change theirs cannot run.
 */
export function unshared(power: Lab["power"]): string[] {
  const user = power === "root" ? [] : ["-U", "--map-user=1000", "--map-group=1000", "--keep-caps"];
  return ["setpriv", "--pdeathsig", "KILL", "unshare", ...user, "-m", "-n", "-p", "-f", "--kill-child", "--mount-proc"];
}

/** Why the part of the lab that does without root cannot run on this machine, or nothing. */
export async function whyNotRootless(mode: "prove" | "judge" | "keep"): Promise<string | undefined> {
  const needed = ["unshare", "setpriv", "ip", "nft", "openssl", "tcpdump", "faketime", ...(mode === "prove" ? ["swaks", "curl", "dig"] : [])];
  const absent = needed.filter((program) => !isThere(program));
  if (absent.length > 0) return `It takes ${absent.join(", ")} from the machine, which ${absent.length === 1 ? "is" : "are"} not there.`;
  const tried = await run([...unshared("user"), "sh", "-ec", "mount -t tmpfs lab /run; ip netns add one; ip netns exec one nft list ruleset"]);
  if (tried.code !== 0) return `This machine does not let its users make namespaces: ${tried.out.trim()}`;
  return undefined;
}

function isThere(program: string): boolean {
  return (process.env["PATH"] ?? "").split(":").some((folder) => {
    try {
      accessSync(`${folder}/${program}`, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Puts servers of our own in the places of Postfix, Dovecot and the name servers, as far as these can do what the scenario asks. */
export function putStandIns(lab: Lab): void {
  const authorities = [lab.dovecot];
  for (const part of lab.also) {
    if (part instanceof Dovecot) authorities.push(part);
    else throw new NeedsRoot("it runs a server from a package that changes its user");
  }
  for (const one of authorities) checkAuthority(one);
  for (const rule of lab.filters.everything()) {
    if (/skuid|skgid|cgroup/.test(rule)) throw new NeedsRoot("it tells users of the machine apart, and there is only one");
  }
  putDns(lab);
  if (lab.dovecot.protocols.includes("imap")) {
    for (const host of lab.dovecot.hosts) {
      const certificate = lab.dovecot.certificate ?? host.certificate;
      lab.own.add("net", { part: "imap", authority: "main", addresses: [host.v4, host.v6], certificate, users: lab.dovecot.passwords("imap") });
    }
  }
  if (lab.postfix.spoolMegabytes !== undefined) throw new NeedsRoot("it fills the disk of a real Postfix");
  for (const name of Object.keys(lab.postfix.everywhere)) throw new NeedsRoot(`Postfix with ${name}`);
  for (const listener of lab.postfix.open) lab.own.add("net", standIn(lab, listener, authorities));
}

function checkAuthority(one: Dovecot): void {
  if (one.broken === "yes" || one.lines.length > 0) throw new NeedsRoot("it needs a real Dovecot");
  if (one.mechanisms !== "plain login") throw new NeedsRoot(`Dovecot with the mechanisms ${one.mechanisms}`);
}

function putDns(lab: Lab): void {
  const { dns, places } = lab;
  const { zones, records, plain } = dns.contents();
  if (!plain) throw new NeedsRoot("its name servers are down, disagree, or answer in a way of their own");
  const all = { part: "dns", zones, records } as const;
  lab.own.add("net", { ...all, acts: "resolver", addresses: [places.publicResolver.v4, places.publicResolver.v6] });
  lab.own.add("net", { ...all, acts: "root", addresses: [places.root] });
  const authorities = dns.off.has("second") ? [places.first] : [places.first, places.second];
  lab.own.add("net", { ...all, acts: "authority", addresses: authorities });
  if (!dns.off.has("resolver")) lab.own.add("isp", { ...all, acts: "resolver", addresses: [places.resolver.v4, places.resolver.v6] });
}

const oldTls = { minVersion: "TLSv1", maxVersion: "TLSv1", ciphers: "ALL:@SECLEVEL=0" } as const;

/** What our own server makes of an option of Postfix; an option that is not here needs the real one. */
const understood = new Set([
  ...["smtpd_tls_wrappermode", "smtpd_tls_security_level", "smtpd_tls_auth_only", "smtpd_tls_chain_files"],
  ...["smtpd_sasl_auth_enable", "smtpd_sasl_path", "smtpd_relay_restrictions"],
  ...["smtpd_tls_protocols", "smtpd_tls_mandatory_protocols", "smtpd_tls_ciphers", "smtpd_tls_mandatory_ciphers", "tls_low_cipherlist"],
]);

function standIn(lab: Lab, listener: Listener, authorities: readonly Dovecot[]): ScriptedServer {
  const { host } = listener;
  const options = lab.postfix.optionsOf(listener);
  for (const name of Object.keys(options)) if (!understood.has(name)) throw new NeedsRoot(`Postfix with ${name}`);
  const level = options["smtpd_tls_security_level"] ?? "may";
  const wrapped = options["smtpd_tls_wrappermode"] === "yes";
  const restrictions = options["smtpd_relay_restrictions"] ?? "permit_sasl_authenticated,reject_unauth_destination";
  if (!/^permit_sasl_authenticated,reject(_unauth_destination)?$/.test(restrictions)) throw new NeedsRoot("Postfix with restrictions of its own");
  const path = options["smtpd_sasl_path"] ?? lab.dovecot.socket;
  const authority = authorities.find((one) => one.socket === path);
  if (authority === undefined) throw new NeedsRoot(`Postfix with logins judged at ${path}`);
  const logins = options["smtpd_sasl_auth_enable"] === "yes";
  const auth = logins ? ["AUTH PLAIN LOGIN"] : [];
  const clearAuth = options["smtpd_tls_auth_only"] === "no" && level !== "encrypt" ? auth : [];
  const before = ["PIPELINING", "SIZE 10240000", "VRFY", "ETRN"];
  const after = ["ENHANCEDSTATUSCODES", "8BITMIME", "SMTPUTF8", "DSN"];
  return {
    part: "scripted",
    name: host.name,
    authority: authority.id,
    addresses: listener.addresses,
    port: listener.port,
    security: wrapped ? "tls" : level === "none" ? "none" : "starttls",
    certificate: certificateOf(options["smtpd_tls_chain_files"]) ?? host.certificate,
    ...(options["smtpd_tls_mandatory_protocols"] === "TLSv1" ? { tls: oldTls } : {}),
    banner: `220 ${host.name} ESMTP Postfix`,
    offers: [...before, ...auth, ...after],
    offersInClear: [...before, ...clearAuth, ...after],
    users: logins ? authority.passwords("smtp") : {},
    insists: level === "encrypt" ? "on-tls" : "on-nothing",
    relays: { for: restrictions.endsWith("destination") ? [...lab.postfix.domains] : [], mailboxes: lab.dovecot.everybody() },
  };
}

function certificateOf(files: string | undefined): CertificateFiles | undefined {
  if (files === undefined) return undefined;
  const [key = "", chain = ""] = files.split(",");
  if (key === "" || chain === "") throw new NeedsRoot("Postfix without a certificate");
  return { key, chain };
}
