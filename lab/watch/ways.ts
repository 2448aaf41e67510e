import type { CauseId } from "../../src/model/catalogue.ts";
import type { Lab } from "../lab.ts";
import { inside, must } from "../shell.ts";

/** One way in which a mailbox that works stops working, while everything runs: how it breaks, how it is mended, and what may be named. */
export interface Way {
  readonly says: string;
  /** What must be named; several where nothing from the client's side tells them apart. */
  readonly causes: readonly CauseId[];
  /** Breaks it, and gives what mends it. */
  breaks(lab: Lab): Promise<() => Promise<void>>;
}

/** A packet filter of its own on one machine, which goes again. */
function filter(says: string, causes: readonly CauseId[], where: "home" | "net", rules: (lab: Lab) => readonly string[]): Way {
  return {
    says,
    causes,
    async breaks(lab) {
      const chain = where === "home" ? "forward" : "input";
      await must(inside(where, ["nft", "-f", "-"]), `table inet broken {\n  chain at_${chain} {\n    type filter hook ${chain} priority 0; policy accept;\n    ${rules(lab).join("\n    ")}\n  }\n}\n`);
      return async () => void (await must(inside(where, ["nft", "delete", "table", "inet", "broken"])));
    },
  };
}

/** A change of the provider's Postfix. */
function postfix(says: string, causes: readonly CauseId[], change: (lab: Lab) => void): Way {
  return {
    says,
    causes,
    async breaks(lab) {
      const back = lab.postfix.remember();
      change(lab);
      await lab.postfix.reload();
      return async () => {
        back();
        await lab.postfix.reload();
      };
    },
  };
}

/** A change of who may log in. */
function logins(says: string, causes: readonly CauseId[], change: (lab: Lab) => void): Way {
  return {
    says,
    causes,
    async breaks(lab) {
      change(lab);
      lab.dovecot.writeUsers();
      return async () => {
        lab.dovecot.allow(lab.person.address, lab.person.password);
        lab.dovecot.writeUsers();
      };
    },
  };
}

const answers = (lab: Lab, reply: string) => lab.postfix.set(lab.provider, { smtpd_recipient_restrictions: `check_recipient_access static:{${reply}}` });
type Spoiled = "expired" | "self-signed" | "chainless" | "rsa";
const certificateOf = (lab: Lab, kind: Spoiled | "other-name") => (kind === "other-name" ? lab.pki.certificate([`web.${lab.provider.domain}`]) : lab.pki.certificate([lab.provider.name], kind));
const shows = (lab: Lab, kind: Spoiled | "other-name") => {
  const files = certificateOf(lab, kind);
  lab.postfix.set(lab.provider, { smtpd_tls_chain_files: `${files.key},${files.chain}` }, 465, 587);
};

/** Makes what the ways need and what cannot be made later. */
export function prepare(lab: Lab): void {
  for (const kind of ["expired", "self-signed", "chainless", "rsa", "other-name"] as const) certificateOf(lab, kind);
  // A change of the names is seen at once.
  lab.dns.resolverLines.push("cache-max-ttl: 1", "cache-max-negative-ttl: 1");
}

const ports = "meta l4proto tcp tcp dport { 25, 465, 587 }";

/** Twenty ways to lose a mailbox that could send. Each is one of the lab's scenarios, brought about while the servers run. */
export const ways: readonly Way[] = [
  filter("the network drops 465 and 587", ["net-submission-port-blocked"], "home", () => ["meta l4proto tcp tcp dport { 465, 587 } drop"]),
  filter("the network resets the mail ports", ["net-submission-port-blocked"], "home", () => [`${ports} reject with tcp reset`]),
  filter("the network says that the mail ports are prohibited", ["net-submission-port-blocked", "net-host-firewall-egress"], "home", () => [`${ports} reject with icmpx admin-prohibited`]),
  filter("the server's own firewall drops 465 and 587", ["srv-submission-unreachable", "auth-ip-banned"], "net", (lab) => [`ip daddr ${lab.provider.v4} tcp dport { 465, 587 } drop`, `ip6 daddr ${lab.provider.v6} tcp dport { 465, 587 } drop`]),
  postfix("nothing listens at 587 any more", ["cfg-wrong-port"], (lab) => lab.postfix.close(lab.provider, 587)),
  postfix("nothing listens at 465 and 587 any more", ["srv-submission-unreachable"], (lab) => lab.postfix.close(lab.provider, 465, 587)),
  postfix("the mail server still shows the certificate of before", ["tls-cert-stale-in-service"], (lab) => shows(lab, "expired")),
  postfix("the certificate is for another name", ["tls-cert-hostname-mismatch"], (lab) => shows(lab, "other-name")),
  postfix("the certificate is self-signed", ["tls-cert-untrusted"], (lab) => shows(lab, "self-signed")),
  postfix("the chain is incomplete", ["tls-chain-incomplete", "tls-cert-untrusted"], (lab) => shows(lab, "chainless")),
  postfix("587 offers no STARTTLS", ["cfg-starttls-not-usable"], (lab) => lab.postfix.set(lab.provider, { smtpd_tls_security_level: "none", smtpd_tls_auth_only: "no" }, 587)),
  postfix("STARTTLS is offered and then not available", ["cfg-starttls-not-usable", "prov-outage"], (lab) => lab.postfix.set(lab.provider, { smtpd_tls_CAfile: "/run/lab/pki/missing.pem" }, 587)),
  postfix("the server knows TLS 1.0 only", ["tls-version-too-old"], (lab) => {
    shows(lab, "rsa");
    lab.postfix.set(lab.provider, { smtpd_tls_protocols: "TLSv1", smtpd_tls_mandatory_protocols: "TLSv1", smtpd_tls_mandatory_ciphers: "low", tls_low_cipherlist: "ALL:@SECLEVEL=0", smtpd_tls_ciphers: "low" });
  }),
  postfix("no login is offered", ["cfg-auth-not-offered"], (lab) => lab.postfix.set(lab.provider, { smtpd_sasl_auth_enable: "no" })),
  postfix("the day's limit is used up", ["quota-sending-limit"], (lab) => answers(lab, "550 5.4.5 Daily user sending limit exceeded")),
  postfix("the server slows the sender down", ["quota-rate-throttle"], (lab) => answers(lab, `450 4.7.1 Error: too much mail from ${lab.addresses.client.v4}, rate limit exceeded, slow down`)),
  postfix("the mailbox is full", ["pol-mailbox-quota-blocks-send"], (lab) => answers(lab, "552 5.2.2 Your mailbox is over quota: sending is disabled until you free some space")),
  postfix("the account may not send any more", ["pol-sender-account-restricted"], (lab) => answers(lab, "550 5.7.1 Sending from this account has been suspended because of suspected abuse, contact support")),
  logins("the password was changed elsewhere", ["auth-bad-password"], (lab) => lab.dovecot.allow(lab.person.address, "another-one-now")),
  logins("submission is switched off for this mailbox", ["auth-smtp-auth-disabled", "client-smtp-password-separate", "auth-username-format", "auth-app-password-required"], (lab) => lab.dovecot.deny(lab.person.address, ["smtp"])),
];
