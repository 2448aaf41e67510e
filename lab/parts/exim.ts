import { mkdirSync, writeFileSync } from "node:fs";
import { eximFolder } from "../packages.ts";
import { daemon, inside, must, run, until } from "../shell.ts";
import type { MailHost } from "./postfix.ts";

/** A real Exim in place of Postfix at one host: another dialect, without enhanced codes. Its logins are judged by Dovecot. */
export class Exim {
  private readonly host: MailHost;
  private readonly socket: string;
  /** Lines of the main part of the configuration. */
  readonly lines: string[] = [];
  /** Lines of the check at RCPT, before the usual ones. */
  readonly atRcpt: string[] = [];
  readonly atMail: string[] = [];

  constructor(host: MailHost, socket: string) {
    this.host = host;
    this.socket = socket;
  }

  async start(): Promise<void> {
    const folder = "/run/lab/exim";
    for (const sub of ["spool", "mail"]) mkdirSync(`${folder}/${sub}`, { recursive: true });
    await must(["chown", "-R", "5001:5001", folder]);
    writeFileSync(`${folder}/exim.conf`, this.text(folder));
    await must(["chmod", "644", `${folder}/exim.conf`]);
    const binary = `${eximFolder}/usr/sbin/exim4`;
    const libraries = `LD_LIBRARY_PATH=${eximFolder}/usr/lib:${eximFolder}/usr/lib/${process.arch === "arm64" ? "aarch64" : "x86_64"}-linux-gnu`;
    daemon("net", ["env", libraries, binary, "-bdf", "-C", `${folder}/exim.conf`], "/run/lab/log/exim.out");
    await until("Exim", async () => (await run(inside("net", ["ss", "-Hltn", "src", `${this.host.v4}:587`]))).out.includes(":587"));
  }

  private text(folder: string): string {
    const { host } = this;
    // In Exim's lists a colon separates; IPv6 addresses need their own separator.
    return `exim_user = 5001
exim_group = 5001
primary_hostname = ${host.name}
spool_directory = ${folder}/spool
log_file_path = /run/lab/log/exim-%s
exim_path = ${eximFolder}/usr/sbin/exim4
deliver_drop_privilege
pid_file_path = ${folder}/exim.pid
local_interfaces = <; ${[25, 465, 587].flatMap((port) => [`[${host.v4}]:${port}`, `[${host.v6}]:${port}`]).join("; ")}
tls_on_connect_ports = 465
tls_advertise_hosts = *
tls_certificate = ${host.certificate.chain}
tls_privatekey = ${host.certificate.key}
auth_advertise_hosts = \${if eq{$tls_in_cipher}{}{}{*}}
host_lookup =
rfc1413_query_timeout = 0s
never_users =
log_selector = +smtp_connection
keep_environment = LD_LIBRARY_PATH
acl_smtp_mail = at_mail
acl_smtp_rcpt = at_rcpt
${this.lines.join("\n")}
begin acl
at_mail:
${this.atMail.map((line) => `  ${line}\n`).join("")}  accept
at_rcpt:
${this.atRcpt.map((line) => `  ${line}\n`).join("")}  accept authenticated = *
  deny message = relay not permitted
begin routers
own:
  driver = accept
  domains = ${host.domain}
  transport = box
begin transports
box:
  driver = appendfile
  directory = ${folder}/mail
  maildir_format
  user = 5001
  group = 5001
begin authenticators
plain:
  driver = dovecot
  public_name = PLAIN
  server_socket = ${this.socket}
  server_set_id = $auth1
login:
  driver = dovecot
  public_name = LOGIN
  server_socket = ${this.socket}
  server_set_id = $auth1
`;
  }
}

/** Lets Exim serve a host that Postfix served. */
export function exim(lab: import("../lab.ts").Lab, host = lab.provider): Exim {
  const server = new Exim(host, lab.dovecot.socket);
  lab.postfix.close(host, 25, 465, 587);
  lab.also.push(server);
  return server;
}
