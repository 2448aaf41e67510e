import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { NeedsRoot } from "../needs-root.ts";
import { daemon, until } from "../shell.ts";
import type { CertificateFiles } from "./pki.ts";
import type { MailHost } from "./postfix.ts";

/** The services that ask Dovecot whether a login is right. */
export type LoginService = "smtp" | "imap" | "pop3";

/** One real Dovecot: it holds the mailboxes, and it answers for the logins of Postfix and Exim too. */
export class Dovecot {
  readonly id: string;
  private readonly users = new Map<LoginService, Map<string, { readonly password: string; readonly extra: string }>>();
  /** SASL mechanisms on offer, small letters. */
  mechanisms = "plain login";
  /** The access protocols that run; none makes it an authority for logins only. */
  protocols: readonly ("imap" | "pop3")[] = ["imap", "pop3"];
  /** What it asks about users does not answer, as when a database is down. */
  broken: "no" | "yes" = "no";
  /** Its own certificate, where it is not that of the host. */
  certificate: CertificateFiles | undefined;
  /** Further lines of configuration. */
  readonly lines: string[] = [];
  readonly hosts: MailHost[] = [];

  constructor(id: string) {
    this.id = id;
    for (const service of ["smtp", "imap", "pop3"] as const) this.users.set(service, new Map());
  }

  get socket(): string {
    return `/run/lab/dovecot/${this.id}/auth-smtp`;
  }

  /** Serves the mailboxes at this host. */
  serve(host: MailHost): void {
    this.hosts.push(host);
  }

  /** Lets a user in, at the services named or at all of them; `extra` are Dovecot's extra fields, such as "nologin". */
  allow(user: string, password: string, services: readonly LoginService[] = ["smtp", "imap", "pop3"], extra = ""): void {
    for (const service of services) this.users.get(service)?.set(user, { password, extra });
  }

  /** Shuts a user out of some services, with the same words as a wrong password would get. */
  deny(user: string, services: readonly LoginService[]): void {
    for (const service of services) this.users.get(service)?.delete(user);
  }

  everybody(): string[] {
    return [...new Set([...this.users.values()].flatMap((service) => [...service.keys()]))];
  }

  /** Who may log in at a service, and with what: for those who judge in its place. */
  passwords(service: LoginService): Record<string, string> {
    const users = [...(this.users.get(service) ?? [])];
    if (users.some(([, { extra }]) => extra !== "")) throw new NeedsRoot("it needs a real Dovecot");
    return Object.fromEntries(users.map(([user, { password }]) => [user, password]));
  }

  /** Writes who may log in, and with what. A running Dovecot reads it anew at the next login. */
  writeUsers(): void {
    for (const [service, users] of this.users) {
      const lines = [...users].map(([user, { password, extra }]) => `${user}:{PLAIN}${password}::::::${extra}\n`);
      writeFileSync(`/run/lab/dovecot/${this.id}/users.${service}`, lines.join(""));
    }
  }

  async start(): Promise<void> {
    const folder = `/run/lab/dovecot/${this.id}`;
    mkdirSync(folder, { recursive: true });
    this.writeUsers();
    writeFileSync(`${folder}/dovecot.conf`, this.text(folder));
    // Postfix 3.7 takes Dovecot's "temporary failure" for a refusal; only an authority that dies in the middle brings its 454.
    writeFileSync("/run/lab/dovecot/gone", "#!/bin/sh\nkill -9 $PPID\n", { mode: 0o755 });
    daemon("net", ["dovecot", "-F", "-c", `${folder}/dovecot.conf`], `/run/lab/log/dovecot-${this.id}.out`);
    await until(`Dovecot ${this.id}`, () => existsSync(`${folder}/auth-smtp`));
  }

  private text(folder: string): string {
    const certificate = this.certificate ?? this.hosts[0]?.certificate;
    const tls =
      certificate === undefined
        ? "ssl = no"
        : `ssl = yes\nssl_cert = <${certificate.chain}\nssl_key = <${certificate.key}`;
    const listen = this.hosts.flatMap((one) => [one.v4, one.v6]).join(", ");
    return `base_dir = ${folder}/base
state_dir = ${folder}/state
protocols = ${this.hosts.length === 0 ? "" : this.protocols.join(" ")}
${listen === "" ? "" : `listen = ${listen}`}
log_path = /run/lab/log/dovecot-${this.id}.log
auth_debug = yes
auth_verbose = yes
${tls}
disable_plaintext_auth = yes
auth_failure_delay = 0
mail_location = maildir:/run/lab/mail/%d/%n
mail_uid = 5000
mail_gid = 5000
first_valid_uid = 5000
auth_mechanisms = ${this.mechanisms}
# Empty: any character, for mailboxes that are not in ASCII.
auth_username_chars =
passdb {
  ${this.broken === "yes" ? "driver = checkpassword\n  args = /run/lab/dovecot/gone" : `driver = passwd-file\n  args = username_format=%u ${folder}/users.%Ls`}
}
userdb {
  driver = static
  args = uid=5000 gid=5000 home=/run/lab/mail/%d/%n
}
# The penalty for failed logins would leak from one measurement into the next.
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service auth {
  unix_listener ${folder}/auth-smtp {
    mode = 0666
  }
}
service stats {
  unix_listener stats-writer {
    mode = 0666
  }
}
${this.lines.join("\n")}
`;
  }
}
