import type { CauseGroup } from "../model/catalogue.ts";
import type { Certainty, Who } from "../model/diagnosis.ts";
import type { GapReason, Kind } from "../model/observation.ts";

// The phrases that more than one report uses.

export const groupWords: Readonly<Record<CauseGroup, string>> = {
  settings: "settings of the mail program",
  authentication: "login",
  firewall: "firewall and network equipment",
  client: "mail program",
  ports: "ports and routes",
  isp: "internet provider and sending limits",
  antivirus: "antivirus",
  dns: "names (DNS)",
  spam: "reputation and spam filters",
  tls: "encryption and certificates",
  envelope: "sender, recipient and message",
  server: "mail server",
};

export const certaintyWords: Readonly<Record<Certainty, string>> = {
  certain: "certain: everything that looks like it is ruled out",
  likely: "likely, not certain",
  possible: "possible, no more",
};

export const whoWords: Readonly<Record<Who, string>> = {
  you: "you can do this yourself",
  "mail-provider": "for your mail provider",
  isp: "for your internet provider",
  "network-admin": "for whoever runs the network",
  "domain-owner": "for the owner of the mail domain",
  "server-admin": "for whoever runs the mail server",
};

/** Whom to write to, in the middle of a sentence. */
export const whomWords: Readonly<Record<Who, string>> = {
  you: "yourself",
  "mail-provider": "your mail provider",
  isp: "your internet provider",
  "network-admin": "whoever runs the network",
  "domain-owner": "the owner of the mail domain",
  "server-admin": "whoever runs the mail server",
};

/** What a measurement of this kind has to show when the fault is gone. */
export const proofWords: Readonly<Record<Kind, string>> = {
  "dns-answer": "the DNS server gives the right answer",
  "system-lookup": "the name of the server is found",
  "tcp-connect": "the port opens",
  "control-connect": "the same port opens elsewhere",
  "control-greeting": "an unrelated server greets as itself",
  "smtp-greeting": "the server greets",
  "smtp-hello": "the server accepts the EHLO",
  "smtp-starttls": "the server agrees to STARTTLS",
  "tls-handshake": "the encryption begins and the certificate is good",
  "tls-without-sni": "the right certificate comes without a name, too",
  "tls-legacy": "old versions of TLS are no longer needed",
  "control-tls": "unrelated servers show certificates that this machine trusts",
  "web-tls": "the web server of the same host shows a good certificate",
  "tls-issuer-fetch": "the chain of certificates is whole",
  "smtp-hello-tls": "the server offers a login inside the encryption",
  "smtp-login": "the login is accepted",
  "smtp-login-other-user": "the login with the other form of the user name is accepted",
  "smtp-envelope": "a message to yourself would be taken",
  "smtp-canary": "a message to yourself is taken",
  "access-greeting": "the receiving server greets",
  "access-offer": "the receiving server says what it can do",
  "access-tls": "the encryption at the receiving server begins",
  "access-login": "the login for receiving is accepted",
  "clock-offset": "the clock of this machine is right",
  "reported-reply": "the mail program shows no error any more",
  "machine-interfaces": "the mail ports leave by the right way",
  "egress-count": "the packets leave this machine",
  "path-trace": "the connection passes every device on its way",
  "nowhere-connect": "nobody answers at an address where nobody lives",
  "size-ladder": "large packets arrive as small ones do",
  "letter-cut": "the letter passes whole",
  "idle-ladder": "a connection that rested still carries an answer",
  "own-firewall": "no rule of this machine stops the connection any more",
  "local-listeners": "nobody else listens on the mail ports of this machine",
  "guards-present": "the security product lets mail pass",
  "name-overrides": "no entry of this machine sends the name elsewhere",
  "clock-keeper": "the clock of this machine is set by the network",
  "network-identity": "the network is the same",
  "policy-denials": "the security policy denies nothing any more",
  "local-queue": "no mail waits on this machine any more",
  "local-mail-server": "this machine has a mail server to hand mail to",
  "sasl-modules": "the modules for logins are there",
  "local-workers": "the worker that sends runs",
  "message-form": "nothing in the message is wrong any more",
  "filter-verdict": "the spam filter lets the message pass",
  "block-list": "the block list no longer has it",
  "domain-age": "the domain is older",
  "login-use": "no login sends from many networks any more",
  "message-arrival": "the test message arrives in the inbox",
  "second-mailbox": "the second mailbox can be opened",
  "sent-append": "a copy can be stored",
  "spf-evaluation": "SPF passes for the server that sends",
  "spf-survey": "the SPF record can be evaluated",
  "dkim-key": "the DKIM key is published whole",
  "dmarc-policy": "DMARC passes for the server that sends",
  "reverse-name": "the address of the server has a name that leads back to it",
  "mail-exchangers": "the domain has mail servers that can be found",
  "mta-sts": "the MTA-STS policy names every mail server of the domain",
  "published-record": "the record is published",
  "dane-record": "the TLSA record is there, and DNSSEC vouches for it",
  "exchanger-tls": "the certificate fits what the domain announces about it",
  "zone-servers": "the name servers of the domain are found",
  "server-view": "every name server of the domain says the same",
  "record-pointers": "no record leads to the former operator",
  "local-name": "this machine finds the same address as the rest of the world",
  "elsewhere-lookup": "the name of the server is found from another place",
  "elsewhere-connect": "the port opens from another place",
  "elsewhere-greeting": "the server greets another place",
  "elsewhere-hello": "the server says to another place what it offers",
  "elsewhere-starttls": "the server agrees to STARTTLS with another place",
  "elsewhere-tls": "the encryption begins from another place",
  "elsewhere-hello-tls": "the server offers a login to another place",
  "stored-settings": "the mail program's own settings are the right ones",
  "discovered-settings": "the sources of settings name the same servers",
};

/** What was to be measured, as the beginning of "… was not measured". */
export const measurementWords: Readonly<Partial<Record<Kind, string>>> = {
  "smtp-login": "The login for sending",
  "smtp-login-other-user": "A second login with the other form of the user name",
  "smtp-envelope": "The envelope of a message to yourself",
  "smtp-canary": "A real message to yourself",
  "access-login": "The login for receiving",
  "path-trace": "Where on the way the connection stops",
  "idle-ladder": "How long a connection may rest",
  "letter-cut": "The letter in question",
  "elsewhere-connect": "The look from another place",
  "filter-verdict": "A real spam filter",
  "block-list": "A question to public block lists",
  "domain-age": "A question to the registry about the age of the domain",
};

/** The flag that would allow it, where there is one. */
export function flagFor(kind: Kind, why: GapReason): string | undefined {
  if (why === "no-credential") return "--password-stdin (or --password-env, --password-command)";
  if (kind === "idle-ladder" && why === "not-allowed") return "--patient 300";
  if (kind === "smtp-canary" && why === "not-allowed") return "--send";
  if (kind === "filter-verdict" && why === "not-allowed") return "--filter rspamd=URL or --filter spamd=HOST:PORT";
  if (kind === "block-list" && why === "not-allowed") return "--lists";
  if (kind === "domain-age" && why === "not-allowed") return "--age";
  if (why === "already-refused" || (why === "not-allowed" && kind === "smtp-login-other-user")) return "--spend-another-login";
  return undefined;
}
