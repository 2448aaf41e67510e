import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { Draw } from "./draw.ts";
import { startCapture } from "./parts/capture.ts";
import { underClock } from "./parts/clock.ts";
import { Dns, type DnsPlaces, reverseName } from "./parts/dns.ts";
import { Dovecot } from "./parts/dovecot.ts";
import { PacketFilters } from "./parts/nft.ts";
import { OwnServers } from "./parts/own-servers.ts";
import { type CertificateFiles, Pki } from "./parts/pki.ts";
import { type MailHost, Postfix } from "./parts/postfix.ts";
import { inside, must, type Outcome, run } from "./shell.ts";
import { NeedsRoot } from "./needs-root.ts";
import { putStandIns } from "./rootless.ts";
import { forgetLogs } from "./witness.ts";
import { type Addresses, type Families, giveFiles, makeWorld } from "./world.ts";

/** A person with a mailbox at the provider. */
export interface Person {
  readonly local: string;
  readonly address: string;
  readonly password: string;
}

/**
 * One disposable lab: a client behind a home router and an access provider, and out in the net a mail provider, two operators
 * that have nothing to do with it, name servers and a web server. A scenario changes it before it is started.
 */
export class Lab {
  readonly draw: Draw;
  readonly provider: MailHost;
  readonly second: MailHost;
  readonly third: MailHost;
  /** The access provider's own mail relay. */
  readonly smarthost: MailHost;
  readonly person: Person;
  readonly addresses: Addresses;
  /** Addresses in the provider's network at which nothing runs unless a scenario puts something there. */
  readonly spare: readonly string[];
  /** An address on the provider's network that no machine has. */
  readonly nobody: string;
  readonly places: DnsPlaces;
  readonly web: { readonly v4: string; readonly v6: string };
  readonly pki: Pki;
  readonly dns: Dns;
  readonly postfix: Postfix;
  readonly dovecot: Dovecot;
  readonly filters: PacketFilters;
  readonly own: OwnServers;
  /** Further things to start, such as a second Dovecot or Exim. */
  readonly also: { start(): Promise<void> }[] = [];
  /** Done once everything runs, before the user comes. */
  readonly afterwards: (() => Promise<void>)[] = [];
  /** Which Internet protocols the client's line has. */
  families: Families = "both";
  /** What the client's clock shows, in the words of `faketime`; nothing: the true time. */
  clientClock: string | undefined;
  /** Whether the client's system store holds the lab's root. */
  clientRoots: "ours" | "none" | "ours-and-antivirus" = "ours";
  /** A second mailbox of the person's, at another operator. */
  secondMailbox: { readonly address: string; readonly password: string; readonly server: string } | undefined;
  /** Further lines of the client's hosts file. */
  readonly hostsLines: string[] = [];
  /** What the provider's web servers show, the one on the mail host too; it stays good unless a scenario says otherwise. */
  webCertificate: CertificateFiles;
  /** Further files by path, written before anything starts. */
  readonly files: Record<string, string> = {};
  /** Documents that the provider's web server has, by path; autoconfig is one. */
  readonly documents: Record<string, string> = {};

  /** Whether root made this lab, with everything of it, or an ordinary user, with servers of our own in place of the real ones. */
  readonly power: "root" | "user";

  constructor(seed: string, power: "root" | "user" = "root") {
    this.power = power;
    const draw = new Draw(seed);
    this.draw = draw;
    const [mine, hers, his] = draw.shuffled(["192.0.2", "198.51.100", "203.0.113"]) as [string, string, string];
    const numbers = draw.shuffled(Array.from({ length: 230 }, (_, at) => at + 10));
    let next = 0;
    const at = (prefix: string) => `${prefix}.${numbers[next++]}`;
    const six = `2001:db8:${draw.between(0x100, 0xfff).toString(16)}`;
    const at6 = () => `${six}:${(numbers[next++] as number).toString(16)}::${draw.between(2, 999).toString(16)}`;
    const lan = draw.between(2, 250);
    const outer = draw.between(2, 250);
    const lan6 = `2001:db8:${draw.between(0x1000, 0x1fff).toString(16)}:1`;
    const outer6 = `2001:db8:${draw.between(0x2000, 0x2fff).toString(16)}:1`;
    const me = draw.between(10, 240);

    this.pki = new Pki("/run/lab/pki", {
      authority: draw.word(),
      antivirus: `${draw.pick(["Guardian", "SafeHome", "Sentry", "ShieldOne"])} ${draw.pick(["Mail Shield", "Web/Mail Shield", "Antivirus"])} Root`,
    });
    const host = (label: string, prefix: string): MailHost => {
      const domain = draw.domain();
      const name = `${label}.${domain}`;
      return { domain, name, v4: at(prefix), v6: at6(), certificate: this.pki.certificate([name, domain, `www.${domain}`]) };
    };
    const labels = ["mail", "smtp", "mx1", "post"];
    this.provider = host(draw.pick(labels), mine);
    this.second = host(draw.pick(labels), hers);
    this.third = host(draw.pick(labels), his);
    this.smarthost = host("smarthost", mine);
    this.spare = Array.from({ length: 6 }, () => at(mine));
    this.nobody = at(mine);
    this.web = { v4: at(mine), v6: at6() };
    this.webCertificate = this.provider.certificate;
    const operator = draw.domain();
    this.places = {
      operator,
      root: at(his),
      first: at(hers),
      second: at(his),
      resolver: { v4: `198.19.${outer}.53`, v6: `${outer6}::53` },
      publicResolver: { v4: at(hers), v6: at6() },
    };
    this.addresses = {
      client: { v4: `198.18.${lan}.${me}`, v6: `${lan6}::${me.toString(16)}` },
      home: { v4: `198.18.${lan}.1`, v6: `${lan6}::1`, outer4: `198.19.${outer}.2`, outer6: `${outer6}::2` },
      isp: { v4: `198.19.${outer}.1`, v6: `${outer6}::1`, net4: [`${mine}.1`, `${hers}.1`, `${his}.1`], net6: `${six}::1` },
      resolver: this.places.resolver,
      net: [
        ...[this.provider, this.second, this.third, this.smarthost].flatMap((one) => [one.v4, one.v6]),
        ...this.spare,
        ...[this.web.v4, this.web.v6, this.places.root, this.places.first, this.places.second],
        ...[this.places.publicResolver.v4, this.places.publicResolver.v6],
      ],
    };
    const local = draw.word();
    this.person = { local, address: `${local}@${this.provider.domain}`, password: draw.password() };
    this.dns = new Dns(this.places);
    this.postfix = new Postfix();
    this.dovecot = new Dovecot("main");
    this.filters = new PacketFilters();
    this.own = new OwnServers();
    this.furnish(lan, outer);
  }

  /** The healthy state of the world: a scenario spoils it. */
  private furnish(lan: number, outer: number): void {
    const { dns, postfix, provider, web } = this;
    for (const one of [provider, this.second, this.third, this.smarthost]) {
      dns.zone(one.domain);
      dns.host(one.name, one.v4, one.v6);
      dns.add(one.domain, "MX", `10 ${one.name}.`);
      dns.add(one.domain, "TXT", `"v=spf1 mx -all"`);
      dns.add(`_dmarc.${one.domain}`, "TXT", `"v=DMARC1; p=none"`);
      postfix.domains.add(one.domain);
      postfix.listen(one, 25, "transport");
      postfix.listen(one, 587, "submission");
      postfix.listen(one, 465, "submissions");
    }
    for (const [service, target] of [["submission", 587], ["submissions", 465], ["imaps", 993], ["pop3s", 995]] as const) {
      dns.add(`_${service}._tcp.${provider.domain}`, "SRV", `0 1 ${target} ${provider.name}.`);
    }
    for (const zone of ["2.0.192.in-addr.arpa", "100.51.198.in-addr.arpa", "113.0.203.in-addr.arpa", "8.b.d.0.1.0.0.2.ip6.arpa"]) {
      dns.zone(zone);
    }
    for (const zone of [`${lan}.18.198.in-addr.arpa`, `${outer}.19.198.in-addr.arpa`]) dns.zone(zone);
    dns.host(`line-${lan}.dyn.${this.smarthost.domain}`, this.addresses.client.v4, this.addresses.client.v6);
    for (const name of [provider.domain, `www.${provider.domain}`, `autoconfig.${provider.domain}`]) {
      dns.add(name, "A", web.v4);
      dns.add(name, "AAAA", web.v6);
    }
    this.dovecot.serve(provider);
    this.dovecot.allow(this.person.address, this.person.password);
    for (const one of [this.second, this.third]) {
      this.dovecot.allow(`${this.draw.word()}@${one.domain}`, this.draw.password());
      this.own.add("net", { part: "web", addresses: [one.v4, one.v6], port: 443, certificate: one.certificate });
    }
    const lab = this;
    for (const at of [web, provider]) {
      // Read when the lab starts: a scenario may have changed it by then.
      this.own.add("net", { part: "web", port: 443, documents: this.documents, addresses: [at.v4, at.v6], get certificate() { return lab.webCertificate; } });
    }
    this.own.add("net", { part: "web", addresses: [web.v4, web.v6], port: 80, documents: this.documents });
  }

  /** Brings everything up; afterwards the world is as the scenario says. */
  async start(): Promise<void> {
    if (this.power === "user") putStandIns(this);
    mkdirSync("/run/lab/log", { recursive: true });
    chmodSync("/run/lab/log", 0o1777); // servers that have given up root write there too
    const resolvers = (v4: string, v6: string) =>
      this.families === "ipv6" ? `nameserver ${v6}\n` : `nameserver ${v4}\n`;
    // Knot asks for the machine's own name before it starts; without an answer it would wait for ten seconds.
    const hosts = `127.0.0.1 localhost ${hostname()}\n::1 localhost\n`;
    await Promise.all([
      makeWorld(this.addresses, this.families),
      giveFiles("client", {
        "resolv.conf": resolvers(this.places.resolver.v4, this.places.resolver.v6),
        hosts: `${hosts}${this.hostsLines.map((line) => `${line}\n`).join("")}`,
      }),
      giveFiles("net", { "resolv.conf": `nameserver ${this.places.publicResolver.v4}\n`, hosts }),
      giveFiles("isp", { "resolv.conf": `nameserver ${this.places.resolver.v4}\n`, hosts }),
      giveFiles("home", { "resolv.conf": `nameserver ${this.places.resolver.v4}\n`, hosts }),
    ]);
    await Promise.all([this.pki.done().then(() => this.giveRoots()), ...(this.power === "root" ? [this.dns.start()] : [])]);
    for (const [path, text] of Object.entries(this.files)) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    const real = this.power === "root" ? [{ start: () => this.postfix.start(this.dovecot.everybody()) }, this.dovecot, ...this.also] : [];
    await Promise.all([this.own, ...real].map((part) => part.start()));
    await this.filters.start();
    for (const step of this.afterwards) await step();
    if (this.afterwards.length > 0) await forgetLogs();
    await startCapture();
  }

  /** Every drawn name and address with the one that stands for it in a golden case. */
  stableNames(): [drawn: string, stable: string][] {
    const pairs: [string, string][] = [];
    const operators = { provider: this.provider, second: this.second, third: this.third, access: this.smarthost };
    for (const [at, [word, host]] of Object.entries(operators).entries()) {
      pairs.push([host.name, `mail.${word}.example`], [host.domain, `${word}.example`]);
      pairs.push([host.v4, `192.0.2.${10 + at}`], [host.v6, `2001:db8:1::${10 + at}`]);
    }
    pairs.push([this.places.operator, "names.example"], [this.person.local, "anna"]);
    const { client, home, isp } = this.addresses;
    pairs.push([client.v4, "198.18.0.10"], [client.v6, "2001:db8:2::10"], [home.v4, "198.18.0.1"], [home.v6, "2001:db8:2::1"]);
    pairs.push([home.outer4, "198.19.0.2"], [home.outer6, "2001:db8:3::2"], [isp.v4, "198.19.0.1"], [isp.v6, "2001:db8:3::1"]);
    pairs.push([this.places.resolver.v4, "198.19.0.53"], [this.places.resolver.v6, "2001:db8:3::53"], [this.nobody, "192.0.2.250"]);
    for (const [at, address] of this.addresses.net.entries()) {
      pairs.push([address, address.includes(":") ? `2001:db8:1::${100 + at}` : `192.0.2.${100 + at}`]);
    }
    pairs.push([this.pki.authorityName, "Example"], [this.pki.antivirusName, "SafeHome Mail Shield Root"]);
    for (const [drawn, stable] of pairs.filter(([one]) => /^[\d.]+$|:/.test(one))) pairs.push([reverseName(drawn), reverseName(stable)]);
    // What a scenario drew for itself, such as the name of a block list.
    const known = pairs.map(([drawn]) => drawn).join(" ");
    for (const [at, word] of this.draw.words().filter((one) => !known.includes(one)).entries()) pairs.push([word, `other${at + 1}`]);
    return pairs;
  }

  /** Runs a command as an ordinary person on the client machine. */
  client(command: readonly string[], options: { readonly env?: Record<string, string>; readonly limitMs?: number; readonly uid?: number; readonly cwd?: string; readonly from?: string } = {}): Promise<Outcome> {
    const id = String(options.uid ?? 1000);
    if (this.power === "user" && id !== "1000") throw new NeedsRoot("it needs a second user");
    // Without root the only user there is has every power over this lab's network: the person must not have them.
    const less = ["--inh-caps=-all", "--ambient-caps=-all"];
    const who = ["setpriv", ...(this.power === "root" ? [`--reuid=${id}`, `--regid=${id}`, "--clear-groups"] : less), "--"];
    return run(inside(options.from ?? "client", [...who, ...underClock(this.clientClock), ...command]), {
      env: { PATH: process.env["PATH"] ?? "/usr/bin:/bin:/usr/sbin:/sbin", HOME: "/run/lab/home", LANG: "C.UTF-8", ...options.env },
      ...(options.limitMs === undefined ? {} : { limitMs: options.limitMs }),
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
  }

  private async giveRoots(): Promise<void> {
    const roots =
      this.clientRoots === "none" ? [] : this.clientRoots === "ours" ? [this.pki.root] : [this.pki.root, this.pki.antivirusRoot];
    // Only the client's view of the store changes; it holds nothing but the lab's own roots.
    await must(["sh", "-ec", `mkdir -p /etc/netns/client/ssl/certs /run/lab/home; chown 1000:1000 /run/lab/home
      cp /etc/ssl/openssl.cnf /etc/netns/client/ssl/; : > /etc/netns/client/ssl/cert.pem
      ${roots.map((root) => `cat ${root} >> /etc/netns/client/ssl/cert.pem`).join("\n")}
      cp /etc/netns/client/ssl/cert.pem /etc/netns/client/ssl/certs/ca-certificates.crt
      ${roots.map((root) => `cp ${root} /etc/netns/client/ssl/certs/$(openssl x509 -hash -noout -in ${root}).0`).join("\n")}`]);
    writeFileSync("/run/lab/home/.keep", "");
  }
}

/** One account of msmtp's settings file, with STARTTLS and a login. */
export function msmtpAccount(name: string, host: string, port: number, user: string): string {
  return `account ${name}\nhost ${host}\nport ${port}\ntls on\nauth on\nfrom ${user}\nuser ${user}\n\n`;
}
