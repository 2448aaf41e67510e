import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { must, run } from "./shell.ts";

/** The programs that the lab takes from Debian, beyond those that every Debian has. */
const programs = [
  ...["iproute2", "nftables", "iptables", "ethtool", "tcpdump", "openssl", "curl", "faketime"],
  ...["swaks", "libnet-ssleay-perl", "bind9-dnsutils"],
  ...["postfix", "postfix-pcre", "dovecot-imapd", "dovecot-pop3d"],
  ...["knot", "nsd", "unbound", "rbldnsd", "ldnsutils"],
  ...["postgrey", "spamd", "spamc", "spamass-milter", "rspamd", "opendmarc"],
];

/** What Exim is linked with: a program that is only unpacked brings none of it along. */
const libraries = [
  ...["libdb5.3", "libgnutls-dane0", "libidn12", "libidn2-0", "libldap-2.5-0", "libmariadb3", "libnsl2", "libpam0g"],
  ...["libperl5.36", "libpq5", "libsasl2-2", "libspf2-2", "libsqlite3-0"],
];
const needed = [...programs, ...libraries];

/** Where Exim is unpacked: as a package it would drive Postfix out. */
export const eximFolder = "/var/tmp/mail-lab-exim";

/** The versions of the servers that a run measured with. */
export async function versions(): Promise<[name: string, version: string][]> {
  const known = await run(["dpkg-query", "-W", "-f", "${Package} ${Version}\n", ...programs]);
  const unpacked = readdirSync(eximFolder).flatMap((name) => /^(exim4-daemon-heavy)_([^_]+)_/.exec(name)?.slice(1).join(" ").replace("%3a", ":") ?? []);
  return [...known.out.split("\n"), ...unpacked].map((line) => line.split(" ")).filter((words): words is [string, string] => words.length === 2);
}

/** Installs what is missing, one clear line each, and lets no installed daemon start. */
export async function installPackages(say: (line: string) => void): Promise<void> {
  // dpkg-query lists what it knows and fails for the rest; both is an answer.
  const known = await run(["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", ...needed]);
  const installed = new Set(known.out.split("\n").filter((line) => line.endsWith(" installed")).map((line) => line.split(" ")[0]));
  const missing = needed.filter((name) => !installed.has(name));
  const exim = !existsSync(`${eximFolder}/usr/sbin/exim4`);
  if (missing.length === 0 && !exim) return;
  say("apt: reading the package lists");
  await apt(["update"], say);
  if (missing.length > 0) await withoutStarts(async () => {
    for (const name of missing) say(`apt: installing ${name}`);
    await apt(["--no-install-recommends", "install", ...missing], say);
  });
  if (exim) {
    say("apt: unpacking exim4-daemon-heavy beside the system");
    mkdirSync(eximFolder, { recursive: true });
    await must(["sh", "-ec", `cd ${eximFolder}; apt-get -q download exim4-daemon-heavy; dpkg-deb -x exim4-daemon-heavy_*.deb .; chmod u-s usr/sbin/exim4`]);
  }
}

/** Runs apt, and waits for whoever else is installing: its own patience covers only one of its four locks. */
async function apt(words: readonly string[], say: (line: string) => void): Promise<void> {
  const command = ["apt-get", "-q", "-y", "-o", "DPkg::Lock::Timeout=300", ...words];
  const end = Date.now() + 300_000;
  for (let waited = "no"; ; waited = "yes") {
    const outcome = await run(command, { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" }, limitMs: 600_000 });
    if (outcome.code === 0) return;
    if (!/Could not get lock|Unable to (?:lock|acquire)|dpkg frontend lock/.test(outcome.out) || Date.now() > end) {
      throw new Error(`${command.join(" ")} ended with ${outcome.code}:\n${outcome.out}`);
    }
    if (waited === "no") say("apt: another installation is running; waiting for it");
    await new Promise((go) => setTimeout(go, 3000));
  }
}

/** Debian asks this file before it starts a daemon; it is put back as it was. */
async function withoutStarts(work: () => Promise<void>): Promise<void> {
  const file = "/usr/sbin/policy-rc.d";
  const before = existsSync(file) ? readFileSync(file) : undefined;
  if (before === undefined) writeFileSync(file, "#!/bin/sh\nexit 101\n");
  if (before === undefined) chmodSync(file, 0o755);
  try {
    await work();
  } finally {
    if (before === undefined) rmSync(file, { force: true });
  }
}
