import { mkdirSync, writeFileSync } from "node:fs";
import { NeedsRoot } from "../needs-root.ts";
import { daemon, inside, must, run, until } from "../shell.ts";

/** Which of the two name servers knows a record; the root is the first one's. */
export type Knower = "both" | "first" | "second";

interface Entry {
  readonly name: string;
  readonly type: string;
  readonly value: string;
  readonly ttl: number;
  readonly knower: Knower;
}

/** Addresses of the lab's name servers and resolvers. */
export interface DnsPlaces {
  readonly operator: string;
  readonly root: string;
  readonly first: string;
  readonly second: string;
  /** The access provider's resolver, which the client uses, and the one that is open to everybody. */
  readonly resolver: { readonly v4: string; readonly v6: string };
  readonly publicResolver: { readonly v4: string; readonly v6: string };
}

/** The delegation tree of the lab: a root, two name servers that can disagree, and two resolvers. */
export class Dns {
  private readonly places: DnsPlaces;
  private readonly zones = new Map<string, { readonly servers: readonly string[] }>();
  private entries: Entry[] = [];
  /** Lines for the client's resolver, such as a captive answer for every name. */
  readonly resolverLines: string[] = [];
  /** The access provider's resolver answers for the usual zones itself. */
  captive: "no" | "yes" = "no";
  /** Servers that are left switched off. */
  readonly off = new Set<"first" | "second" | "resolver">();
  /** Zones that are signed; both resolvers know their keys and check what is signed with them. */
  readonly signed = new Set<string>();
  /** Done before the zones are written, for records of what is made only when the lab starts. */
  readonly before: (() => Promise<void>)[] = [];
  private readonly folder = "/run/lab/dns";
  private replaced: "no" | "yes" = "no";

  constructor(places: DnsPlaces) {
    this.places = places;
    this.zone(places.operator);
    this.add(`ns1.${places.operator}`, "A", places.first);
    this.add(`ns2.${places.operator}`, "A", places.second);
  }

  /** Makes a zone; without servers of its own it lives at the lab's two. */
  zone(name: string, servers?: readonly string[]): void {
    this.zones.set(name, { servers: servers ?? [`ns1.${this.places.operator}`, `ns2.${this.places.operator}`] });
  }

  add(name: string, type: string, value: string, how: { readonly ttl?: number; readonly knower?: Knower } = {}): void {
    this.entries.push({ name, type, value, ttl: how.ttl ?? 300, knower: how.knower ?? "both" });
  }

  /** Takes away every record of a name, or those of one type. */
  remove(name: string, type?: string): void {
    this.entries = this.entries.filter((entry) => entry.name !== name || (type !== undefined && entry.type !== type));
  }

  /** Adds an address and the reverse name that belongs to it. */
  host(name: string, v4?: string, v6?: string): void {
    if (v4 !== undefined) {
      this.add(name, "A", v4);
      this.add(reverseName(v4), "PTR", `${name}.`);
    }
    if (v6 !== undefined) {
      this.add(name, "AAAA", v6);
      this.add(reverseName(v6), "PTR", `${name}.`);
    }
  }

  /** Everything that the zones hold, for those who answer in the servers' place; `plain` says that one answer is enough for all. */
  contents(): { readonly zones: readonly { readonly name: string; readonly servers: readonly string[] }[]; readonly records: readonly Entry[]; readonly plain: boolean } {
    this.replaced = "yes";
    const plain = !this.off.has("first") && this.resolverLines.length === 0 && this.signed.size === 0 && this.before.length === 0 && this.captive === "no" && this.entries.every((entry) => entry.knower === "both") && this.served().length === this.zones.size;
    return { zones: [...this.zones].map(([name, { servers }]) => ({ name, servers })), records: this.entries, plain };
  }

  async start(): Promise<void> {
    mkdirSync(this.folder, { recursive: true });
    for (const sub of ["knot", "nsd", "first", "second"]) mkdirSync(`${this.folder}/${sub}`, { recursive: true });
    for (const step of this.before) await step();
    this.writeZones();
    await this.signZones();
    const starts: Promise<void>[] = [this.startResolver("net", "public", this.places.publicResolver, [])];
    if (!this.off.has("first")) starts.push(this.startKnot());
    if (!this.off.has("second")) starts.push(this.startNsd());
    if (!this.off.has("resolver")) {
      starts.push(this.startResolver("isp", "access", this.places.resolver, this.resolverLines));
    }
    await Promise.all(starts);
  }

  /** Writes the zones again and makes the name servers read them: a change of the world while it runs. */
  async reload(): Promise<void> {
    if (this.replaced === "yes") throw new NeedsRoot("it changes the zones while they are served");
    this.writeZones();
    await run(["knotc", "-s", `${this.folder}/knot/knot.sock`, "-b", "reload"]);
    await run(["sh", "-c", `kill -HUP $(cat ${this.folder}/nsd/nsd.pid)`]);
    await new Promise((go) => setTimeout(go, 100));
  }

  /** The zones that the lab's two name servers serve: all but those with a server of their own. */
  private served(): string[] {
    return [...this.zones].filter(([, { servers }]) => servers[0] === `ns1.${this.places.operator}`).map(([zone]) => zone);
  }

  private zoneOf(name: string): string | undefined {
    return [...this.zones.keys()]
      .filter((zone) => name === zone || name.endsWith(`.${zone}`))
      .sort((a, b) => b.length - a.length)[0];
  }

  /** The zone of the lab from which this one is delegated; none means the root. */
  private parent(zone: string): string | undefined {
    return this.zoneOf(zone.slice(zone.indexOf(".") + 1));
  }

  private children(zone: string): string[] {
    return [...this.zones.keys()].filter((child) => this.parent(child) === zone);
  }

  private writeZones(): void {
    const serial = 2_000_000_000 - Math.floor(Date.now() / 10) % 100_000_000;
    for (const zone of this.served()) {
      for (const knower of ["first", "second"] as const) {
        const own = this.entries.filter(
          (entry) => this.zoneOf(entry.name) === zone && (entry.knower === "both" || entry.knower === knower),
        );
        const split = this.entries.some((entry) => this.zoneOf(entry.name) === zone && entry.knower !== "both");
        const number = split && knower === "second" ? 2026010101 : 2026010102;
        writeFileSync(`${this.folder}/${knower}/${zone}.zone`, this.zoneText(zone, number, own));
      }
    }
    writeFileSync(`${this.folder}/first/root.zone`, this.rootText(serial));
  }

  /** Signs both servers' copies of a zone with one key; the root is not signed, so the resolvers are given the key itself. */
  private async signZones(): Promise<void> {
    for (const zone of this.signed) {
      const files = ["first", "second"].map((knower) => `ldns-signzone -o ${zone} -f ${this.folder}/${knower}/${zone}.signed ${this.folder}/${knower}/${zone}.zone $key; mv ${this.folder}/${knower}/${zone}.signed ${this.folder}/${knower}/${zone}.zone`);
      await must(["sh", "-ec", `mkdir -p ${this.folder}/keys; cd ${this.folder}/keys; key=$(ldns-keygen -a ECDSAP256SHA256 -k ${zone}); cat $key.ds >> anchors\n${files.join("\n")}`]);
    }
  }

  private zoneText(zone: string, serial: number, own: readonly Entry[]): string {
    const servers = this.zones.get(zone)?.servers ?? [];
    return [
      "$TTL 300",
      `${zone}. IN SOA ${servers[0]}. hostmaster.${this.places.operator}. ${serial} 3600 600 86400 60`,
      ...servers.map((server) => `${zone}. IN NS ${server}.`),
      ...this.children(zone).flatMap((child) => this.zones.get(child)?.servers.map((server) => `${child}. IN NS ${server}.`) ?? []),
      ...own.map((entry) => `${entry.name}. ${entry.ttl} IN ${entry.type} ${entry.value}`),
      "",
    ].join("\n");
  }

  private rootText(serial: number): string {
    const { operator, root, first, second } = this.places;
    const lines = ["$TTL 300", `. IN SOA a.root. hostmaster.${operator}. ${serial} 3600 600 86400 60`, ". IN NS a.root."];
    lines.push(`a.root. IN A ${root}`, `ns1.${operator}. IN A ${first}`, `ns2.${operator}. IN A ${second}`);
    for (const [zone, { servers }] of this.zones) {
      if (this.parent(zone) !== undefined) continue;
      for (const server of servers) lines.push(`${zone}. IN NS ${server}.`);
    }
    return `${lines.join("\n")}\n`;
  }

  private async startKnot(): Promise<void> {
    const zones = ["root", ...this.served()].map(
      (zone) => `  - domain: ${zone === "root" ? "." : zone}\n    file: ${this.folder}/first/${zone}.zone\n`,
    );
    const text = `server:
    listen: [ ${this.places.root}@53, ${this.places.first}@53 ]
    rundir: ${this.folder}/knot
    background-workers: 1
    udp-workers: 1
    tcp-workers: 1
database:
    storage: ${this.folder}/knot
    journal-db-max-size: 16M
    timer-db-max-size: 16M
    kasp-db-max-size: 16M
control:
    listen: ${this.folder}/knot/knot.sock
template:
  - id: default
    zonefile-sync: -1
    zonefile-load: whole
    journal-content: none
zone:
${zones.join("")}`;
    writeFileSync(`${this.folder}/knot/knot.conf`, text);
    daemon("net", ["knotd", "-c", `${this.folder}/knot/knot.conf`], "/run/lab/log/knot.log");
    await this.answers("net", this.places.root);
  }

  private async startNsd(): Promise<void> {
    const zones = this.served().map(
      (zone) => `zone:\n  name: "${zone}"\n  zonefile: "${this.folder}/second/${zone}.zone"\n`,
    );
    const text = `server:
  ip-address: ${this.places.second}
  username: ""
  chroot: ""
  database: ""
  server-count: 1
  pidfile: "${this.folder}/nsd/nsd.pid"
  xfrdfile: "${this.folder}/nsd/xfrd.state"
  zonelistfile: "${this.folder}/nsd/zone.list"
  xfrdir: "${this.folder}/nsd"
  zonesdir: "${this.folder}/second"
remote-control:
  control-enable: no
${zones.join("")}`;
    writeFileSync(`${this.folder}/nsd/nsd.conf`, text);
    daemon("net", ["nsd", "-d", "-c", `${this.folder}/nsd/nsd.conf`], "/run/lab/log/nsd.log");
    await this.answers("net", this.places.second, this.places.operator);
  }

  private async startResolver(
    space: string,
    id: string,
    at: { readonly v4: string; readonly v6: string },
    lines: readonly string[],
  ): Promise<void> {
    const reverse = ["2.0.192.in-addr.arpa.", "100.51.198.in-addr.arpa.", "113.0.203.in-addr.arpa.", "8.b.d.0.1.0.0.2.ip6.arpa."];
    const text = `server:
  interface: ${at.v4}
  interface: ${at.v6}
  access-control: 0.0.0.0/0 allow
  access-control: ::/0 allow
  username: ""
  chroot: ""
  directory: "${this.folder}"
  pidfile: ""
  use-syslog: no
  root-hints: "${this.folder}/hints"
  module-config: "${this.signed.size === 0 ? "iterator" : "validator iterator"}"
${this.signed.size === 0 ? "" : `  trust-anchor-file: "${this.folder}/keys/anchors"\n`}  num-threads: 1
  outgoing-range: 64
  msg-cache-size: 1m
  rrset-cache-size: 1m
  infra-cache-numhosts: 100
  ${(id === "access" && this.captive === "yes" ? reverse : ["test.", ...reverse]).map((zone) => `local-zone: "${zone}" nodefault`).join("\n  ")}
${lines.map((line) => `  ${line}\n`).join("")}remote-control:
  control-enable: no
`;
    writeFileSync(`${this.folder}/hints`, `. 3600000 NS a.root.\na.root. 3600000 A ${this.places.root}\n`);
    writeFileSync(`${this.folder}/${id}.conf`, text);
    daemon(space, ["unbound", "-d", "-c", `${this.folder}/${id}.conf`], `/run/lab/log/unbound-${id}.log`);
    await until(`the resolver ${id}`, async () => {
      const listening = await run(inside(space, ["ss", "-Hlun", "src", `${at.v4}:53`]));
      return listening.out.includes(":53");
    });
  }

  private answers(space: string, server: string, name = "."): Promise<void> {
    return until(`the name server ${server}`, async () => {
      const listening = await run(inside(space, ["ss", "-Hlun", "src", `${server}:53`]));
      void name;
      return listening.out.includes(":53");
    });
  }
}

/** The name under in-addr.arpa or ip6.arpa that stands for an address. */
export function reverseName(address: string): string {
  if (!address.includes(":")) return `${address.split(".").reverse().join(".")}.in-addr.arpa`;
  const [head = "", tail = ""] = address.split("::");
  const groups = (part: string) => (part === "" ? [] : part.split(":").map((group) => group.padStart(4, "0")));
  const missing = 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array.from({ length: missing }, () => "0000"), ...groups(tail)].join("");
  return `${[...all].reverse().join(".")}.ip6.arpa`;
}
