import { appendFileSync, mkdirSync, utimesSync, writeFileSync } from "node:fs";
import type { Lab } from "../lab.ts";
import { inside, must, run } from "../shell.ts";

/** Where the client machine's own Postfix is configured: the place that its commands look in by default. */
export const clientPostfix = "/etc/postfix/main.cf";
const folder = "/run/lab/client-postfix";

const services = ["pickup fifo n - n 60 1 pickup", "cleanup unix n - n - 0 cleanup", "qmgr fifo n - n 300 1 qmgr", "rewrite unix - - n - - trivial-rewrite", "bounce unix - - n - 0 bounce", "defer unix - - n - 0 bounce", "trace unix - - n - 0 bounce", "smtp unix - - n - - smtp", "relay unix - - n - - smtp", "showq unix n - n - - showq", "error unix - - n - - error", "retry unix - - n - - error", "tlsmgr unix - - n 1000? 1 tlsmgr", "postlog unix-dgram n - n - 1 postlogd"];

/** A Postfix on the client machine that hands everything to the provider with the person's login. */
export async function startClientPostfix(lab: Lab, more: Readonly<Record<string, string>> = {}): Promise<void> {
  const spool = `${folder}/spool`;
  const own = ["incoming", "active", "deferred", "defer", "bounce", "corrupt", "flush", "hold", "private", "saved", "trace"];
  for (const name of [...own, "maildrop", "public", "pid"]) mkdirSync(`${spool}/${name}`, { recursive: true });
  mkdirSync(`${folder}/data`, { recursive: true });
  await must(["sh", "-ec", `cd ${spool}; chown postfix ${own.join(" ")} maildrop public ${folder}/data; chmod 700 ${own.join(" ")}; chgrp postdrop maildrop public; chmod 730 maildrop; chmod 710 public; chmod 755 ${folder} ${spool}`]);
  const settings: Record<string, string> = {
    compatibility_level: "3.6", queue_directory: spool, data_directory: `${folder}/data`, daemon_directory: "/usr/lib/postfix/sbin", command_directory: "/usr/sbin", mail_owner: "postfix", setgid_group: "postdrop",
    maillog_file_prefixes: "/run", maillog_file: "/run/lab/log/client-postfix.log", myhostname: "desk.local.test", mydestination: "", inet_interfaces: "loopback-only", alias_maps: "", biff: "no", notify_classes: "",
    relayhost: `[${lab.provider.name}]:587`, smtp_tls_security_level: "encrypt", smtp_tls_CAfile: lab.pki.root, smtp_sasl_auth_enable: "yes", smtp_sasl_password_maps: "texthash:/etc/postfix/sasl_passwd", smtp_sasl_security_options: "noanonymous",
    ...more,
  };
  writeFileSync(clientPostfix, Object.entries(settings).map(([name, value]) => `${name} = ${value}\n`).join(""));
  writeFileSync("/etc/postfix/master.cf", services.map((line) => `${line}\n`).join(""));
  writeFileSync("/etc/postfix/sasl_passwd", `[${lab.provider.name}]:587 ${lab.person.address}:${lab.person.password}\n`);
  appendFileSync("/etc/mailname", "desk.local.test\n");
  const past = Date.now() / 1000 - 60;
  for (const name of ["main.cf", "master.cf", "sasl_passwd"]) utimesSync(`/etc/postfix/${name}`, past, past);
  await must(inside("client", ["/usr/lib/postfix/sbin/master", "-w", "-c", "/etc/postfix"]).concat());
}

/** Hands the client's Postfix a message of the person to itself. */
export async function submitLocally(lab: Lab): Promise<void> {
  await must(["sh", "-ec", `printf 'From: ${lab.person.address}\\nTo: ${lab.person.address}\\nSubject: hello\\n\\nhello\\n' | ip netns exec client sendmail -f ${lab.person.address} ${lab.person.address}`]);
}

/** Stops the client's Postfix, as somebody would who forgets to start it again. */
export async function stopClientPostfix(): Promise<void> {
  await run(inside("client", ["postfix", "-c", "/etc/postfix", "stop"]).concat());
}
