import { chmodSync, mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { inside, must, until } from "../shell.ts";
import type { CertificateFiles } from "./pki.ts";

/** A machine of some mail operator: its names, its addresses, its certificate. */
export interface MailHost {
  readonly domain: string;
  readonly name: string;
  readonly v4: string;
  readonly v6: string;
  certificate: CertificateFiles;
}

/** What a port is for: taking mail from other servers, or from users by STARTTLS or by TLS from the first byte. */
export type ListenerKind = "transport" | "submission" | "submissions";

type Options = Readonly<Record<string, string>>;

/** One open port of a host, with its own options. */
export interface Listener {
  readonly host: MailHost;
  readonly addresses: readonly string[];
  readonly port: number;
  readonly kind: ListenerKind;
  options: Options;
}

const kinds: Record<ListenerKind, Options> = {
  transport: {},
  submission: {
    smtpd_tls_security_level: "encrypt",
    smtpd_sasl_auth_enable: "yes",
    smtpd_relay_restrictions: "permit_sasl_authenticated,reject",
  },
  submissions: {
    smtpd_tls_wrappermode: "yes",
    smtpd_sasl_auth_enable: "yes",
    smtpd_relay_restrictions: "permit_sasl_authenticated,reject",
  },
};

/** One real Postfix for all mail operators of the lab: every address and port is a service of its own with its own options. */
export class Postfix {
  private listeners: Listener[] = [];
  private readonly main: Record<string, string> = {};
  private readonly tables = new Map<string, string>();
  /** The domains that are delivered here. */
  readonly domains = new Set<string>();
  private readonly folder = "/run/lab/postfix";
  /** The size of the disk that holds the queue, where it is a small one. */
  spoolMegabytes: number | undefined;

  /** Opens a port of a host, on both of its addresses unless they are given. */
  listen(host: MailHost, port: number, kind: ListenerKind, options: Options = {}, addresses?: readonly string[]): void {
    this.close(host, port);
    this.listeners.push({ host, port, kind, options, addresses: addresses ?? [host.v4, host.v6] });
  }

  /** Shuts a port of a host: nothing listens there any more. */
  close(host: MailHost, ...ports: readonly number[]): void {
    this.listeners = this.listeners.filter((one) => one.host.name !== host.name || !ports.includes(one.port));
  }

  /** Sets options of open ports of a host; without ports, of all that take mail from users. */
  set(host: MailHost, options: Options, ...ports: readonly number[]): void {
    for (const listener of this.listeners) {
      const meant = ports.length === 0 ? listener.kind !== "transport" : ports.includes(listener.port);
      if (listener.host.name === host.name && meant) listener.options = { ...listener.options, ...options };
    }
  }

  /** Sets an option of the whole server. */
  setEverywhere(options: Options): void {
    Object.assign(this.main, options);
  }

  /** Writes a lookup table and gives the word by which Postfix finds it. */
  table(name: string, type: "texthash" | "pcre", text: string): string {
    this.tables.set(name, text);
    return `${type}:${this.folder}/${name}`;
  }

  /** Every open port, and the options of the whole server: for those who put something else in its place. */
  get open(): readonly Listener[] {
    return this.listeners;
  }

  get everywhere(): Options {
    return this.main;
  }

  optionsOf(listener: Listener): Options {
    return { ...kinds[listener.kind], ...listener.options };
  }

  async start(users: readonly string[]): Promise<void> {
    await this.makeFolders();
    for (const [name, text] of this.tables) writeFileSync(`${this.folder}/${name}`, text);
    writeFileSync(`${this.folder}/mailboxes`, users.map((user) => `${user} ${user.replace(/(.*)@(.*)/, "$2/$1/")}\n`).join(""));
    writeFileSync(`${this.folder}/main.cf`, this.mainText());
    writeFileSync(`${this.folder}/master.cf`, this.masterText());
    // Postfix waits for seconds when its configuration or a table is younger than a moment: it fears that it is still being written.
    const past = Date.now() / 1000 - 60;
    for (const file of ["main.cf", "master.cf", "mailboxes", ...this.tables.keys()]) utimesSync(`${this.folder}/${file}`, past, past);
    await must(inside("net", ["/usr/lib/postfix/sbin/master", "-w", "-c", this.folder]).concat());
    const first = this.listeners[0];
    if (first === undefined) return;
    await until("Postfix", async () => {
      const listening = await must(inside("net", ["ss", "-Hltn", "sport", `= :${first.port}`]));
      return listening.includes(`:${first.port}`);
    });
  }

  /** Notes how everything is set now, and gives the way back to it. */
  remember(): () => void {
    const listeners = this.listeners.map((one) => ({ ...one }));
    const main = { ...this.main };
    return () => {
      this.listeners = listeners.map((one) => ({ ...one }));
      for (const name of Object.keys(this.main)) delete this.main[name];
      Object.assign(this.main, main);
    };
  }

  /** Makes the running server take its options and ports as they are now: a change of the world while it runs. */
  async reload(): Promise<void> {
    writeFileSync(`${this.folder}/main.cf`, this.mainText());
    writeFileSync(`${this.folder}/master.cf`, this.masterText());
    const past = Date.now() / 1000 - 60;
    for (const file of ["main.cf", "master.cf"]) utimesSync(`${this.folder}/${file}`, past, past);
    await must(["sh", "-ec", `kill -HUP $(cat ${this.folder}/spool/pid/master.pid)`]);
    await new Promise((go) => setTimeout(go, 300));
  }

  private async makeFolders(): Promise<void> {
    const spool = `${this.folder}/spool`;
    mkdirSync(spool, { recursive: true });
    if (this.spoolMegabytes !== undefined) await must(["mount", "-t", "tmpfs", "-o", `size=${this.spoolMegabytes}m`, "lab", spool]);
    const own = ["incoming", "active", "deferred", "defer", "bounce", "corrupt", "flush", "hold", "private", "saved", "trace"];
    for (const name of [...own, "maildrop", "public", "pid"]) mkdirSync(`${spool}/${name}`, { recursive: true });
    mkdirSync(`${this.folder}/data`, { recursive: true });
    mkdirSync("/run/lab/mail", { recursive: true });
    await must([
      "sh",
      "-ec",
      `cd ${spool}; chown postfix ${own.join(" ")} maildrop public ${this.folder}/data; chmod 700 ${own.join(" ")}
      chgrp postdrop maildrop public; chmod 730 maildrop; chmod 710 public; chown 5000:5000 /run/lab/mail`,
    ]);
    chmodSync(this.folder, 0o755);
  }

  private mainText(): string {
    const first = this.listeners[0]?.host;
    const settings: Record<string, string> = {
      compatibility_level: "3.6",
      queue_directory: `${this.folder}/spool`,
      data_directory: `${this.folder}/data`,
      daemon_directory: "/usr/lib/postfix/sbin",
      command_directory: "/usr/sbin",
      mail_owner: "postfix",
      setgid_group: "postdrop",
      maillog_file_prefixes: "/run",
      maillog_file: "/run/lab/log/postfix.log",
      myhostname: first?.name ?? "mail.invalid",
      mydestination: "",
      mynetworks: "127.0.0.0/8",
      inet_interfaces: "all",
      inet_protocols: "all",
      alias_maps: "",
      virtual_mailbox_domains: [...this.domains].join(", "),
      virtual_mailbox_base: "/run/lab/mail",
      virtual_mailbox_maps: `texthash:${this.folder}/mailboxes`,
      virtual_uid_maps: "static:5000",
      virtual_gid_maps: "static:5000",
      virtual_minimum_uid: "5000",
      smtpd_tls_security_level: "may",
      smtpd_tls_auth_only: "yes",
      smtpd_sasl_type: "dovecot",
      smtpd_sasl_path: "/run/lab/dovecot/main/auth-smtp",
      smtpd_sasl_auth_enable: "no",
      smtpd_relay_restrictions: "permit_sasl_authenticated,reject_unauth_destination",
      smtpd_tls_loglevel: "1",
      biff: "no",
      notify_classes: "", // notices to the postmaster would look like mail that the user sent
      ...this.main,
    };
    return Object.entries(settings)
      .map(([name, value]) => `${name} = ${value}\n`)
      .join("");
  }

  private masterText(): string {
    const lines = this.listeners.flatMap((listener) => {
      const { host, kind, options } = listener;
      const all: Options = {
        syslog_name: `postfix/${host.domain}/${listener.port}`,
        myhostname: host.name,
        smtpd_tls_chain_files: `${host.certificate.key},${host.certificate.chain}`,
        ...kinds[kind],
        ...options,
      };
      const words = Object.entries(all).map(([name, value]) => `  -o { ${name}=${value} }`);
      return listener.addresses.map((address) => {
        const at = address.includes(":") ? `[${address}]` : address;
        return [`${at}:${listener.port} inet n - n - - smtpd`, ...words].join("\n");
      });
    });
    return `${lines.join("\n")}\n${internalServices}`;
  }
}

const internalServices = `pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
`;
