import { existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { getCACertificates } from "node:tls";
import { X509Certificate } from "node:crypto";
import type { ClockKeeperFacts, GuardFacts, ListenerFacts, MachineStateFacts, NetworkIdentityFacts, OwnFirewallFacts } from "../../model/machine-facts.ts";
import { runCommand } from "../command.ts";
import { sourceTowards } from "../machine.ts";
import type { UnitLimits, WayFacts } from "../../model/machine-report.ts";
import { readChrony, readNtpq, readSystemsetup, readTimedatectl, readW32tm } from "./clock.ts";
import { denialsIn, unitProperties, unitsIn } from "./denials.ts";
import { guardsAmong, networkExtensions, registeredGuards, securityCenterWords } from "./guards.ts";
import { judgeIptables } from "./iptables.ts";
import { parseLsof, parseNetstat, parseProcTcp } from "./listeners.ts";
import { identityIn, type NetworkTexts } from "./network.ts";
import { overridesIn, resolverIn, resolversOfScutil } from "./names.ts";
import { judgeNft } from "./nft.ts";
import type { Packet } from "./packet.ts";
import { judgePf } from "./pf.ts";
import { findNetRouteWords, wayIn, wayOfFindNetRoute, wayOfRouteGet, wayOfRoutePrint } from "./routes.ts";
import { judgeWindows, windowsFirewallWords } from "./windows-firewall.ts";

/** What was read, or the clause that says why it could not be. */
export type StateReading<T> = { readonly saw: T } | { readonly why: string };

/** What this machine's own surroundings show about the way of mail. Everything is only read; commands run without a shell and within a time. */
export interface MachineState {
  firewall(packet: Packet): Promise<StateReading<OwnFirewallFacts>>;
  listeners(): Promise<StateReading<MachineStateFacts["local-listeners"]>>;
  guards(): Promise<StateReading<MachineStateFacts["guards-present"]>>;
  names(wanted: readonly string[]): Promise<StateReading<MachineStateFacts["name-overrides"]>>;
  denials(): Promise<StateReading<MachineStateFacts["policy-denials"]>>;
  /** The ways that the system's table of routes gives to these ports of an address; nothing is sent. */
  ways(to: { readonly family: 4 | 6; readonly address: string }, ports: readonly number[]): Promise<StateReading<readonly WayFacts[]>>;
  /** Services that send mail and what their own units take from their network. */
  units(): Promise<StateReading<readonly UnitLimits[]>>;
  /** By what this network and this machine can be known again; `resolvers` are those in use. Nothing is sent. */
  network(resolvers: readonly string[]): Promise<StateReading<NetworkIdentityFacts>>;
  /** Who keeps this machine's clock, and whether it does. No time server is asked. */
  clock(): Promise<StateReading<ClockKeeperFacts>>;
  /** The user id that connections of this process bear, where the system has them. */
  readonly uid: number | undefined;
}

const commandMs = 6_000;
const maxBytes = 8 * 1024 * 1024;

async function printedBy(...tries: readonly (readonly string[])[]): Promise<{ readonly printed: string } | { readonly wrong: string }> {
  let wrong = "is not there";
  for (const words of tries) {
    const outcome = await runCommand(words, { timeoutMs: commandMs, maxBytes, terminal: "alone" });
    if ("printed" in outcome) return outcome;
    // A program that is there and may not is more telling than one that is not there.
    if (wrong === "is not there" || !outcome.wrong.includes("not there")) wrong = outcome.wrong;
  }
  return { wrong };
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

const worse: readonly OwnFirewallFacts["verdict"][] = ["passed", "perhaps-stopped", "rejected", "dropped"];

async function linuxFirewall(packet: Packet): Promise<StateReading<OwnFirewallFacts>> {
  const found: OwnFirewallFacts[] = [];
  const wrongs: string[] = [];
  const nft = await printedBy(["nft", "-j", "list", "ruleset"]);
  if ("printed" in nft) found.push(judgeNft(nft.printed === "" ? "{}" : nft.printed, packet));
  else wrongs.push(nft.wrong);
  // The old kernel interface has rules of its own, which nft does not list; the new one's rules with extensions are clearer in iptables' words.
  const save = packet.family === 4 ? "iptables" : "ip6tables";
  for (const variant of [`${save}-save`, `${save}-legacy-save`]) {
    const printed = await printedBy([variant, "-t", "filter"]);
    if ("printed" in printed && printed.printed !== "") found.push(judgeIptables(printed.printed, packet));
    else if ("wrong" in printed) wrongs.push(printed.wrong);
  }
  if (found.length === 0) return { why: wrongs.every((wrong) => wrong.includes("not there")) ? "no program of this machine lists the rules of its packet filter" : "the rules of this machine's packet filter are not readable without root" };
  // What iptables says for certain settles what nft could only call possible.
  const certain = found.filter((one) => one.verdict !== "perhaps-stopped");
  const judged = certain.some((one) => one.verdict !== "passed") ? certain : found.some((one) => one.tool === "iptables" && one.verdict === "passed" && one.rules > 0) ? certain : found;
  const [worst] = [...(judged.length > 0 ? judged : found)].sort((a, b) => worse.indexOf(b.verdict) - worse.indexOf(a.verdict));
  return { saw: worst as OwnFirewallFacts };
}

async function firewall(packet: Packet): Promise<StateReading<OwnFirewallFacts>> {
  try {
    switch (process.platform) {
      case "linux":
        return await linuxFirewall(packet);
      case "win32": {
        const printed = await printedBy(windowsFirewallWords);
        return "printed" in printed ? { saw: judgeWindows(printed.printed, packet) } : { why: `PowerShell, which lists the rules, ${printed.wrong}` };
      }
      case "darwin":
      case "freebsd":
      case "openbsd": {
        // "*" stands for the rules of every anchor too, in their places (pfctl(8)); where the filter is not enabled, none applies.
        const [rules, info] = [await printedBy(["pfctl", "-a", "*", "-sr"]), await printedBy(["pfctl", "-s", "info"])];
        const off = "printed" in info && /^Status: Disabled/m.test(info.printed);
        return "printed" in rules ? { saw: judgePf(off ? "" : rules.printed, packet) } : { why: "the rules of this machine's packet filter are not readable without root" };
      }
      default:
        return { why: "the packet filter of this system is not known" };
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { why: "what the packet filter's own program printed could not be read" };
  }
}

/** The programs that hold these sockets, as far as this user may see into other processes. */
function holders(inodes: ReadonlySet<string>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const id of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      for (const descriptor of readdirSync(`/proc/${id}/fd`)) {
        const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${id}/fd/${descriptor}`))?.[1];
        if (inode !== undefined && inodes.has(inode)) names.set(inode, textOf(`/proc/${id}/comm`)?.trim() ?? "");
      }
    } catch {
      // A process of somebody else, or one that has ended meanwhile.
    }
  }
  return names;
}

async function listeners(): Promise<StateReading<MachineStateFacts["local-listeners"]>> {
  if (process.platform === "linux") {
    const [four, six] = [textOf("/proc/net/tcp"), textOf("/proc/net/tcp6")];
    if (four === undefined) return { why: "this system does not list its listeners" };
    const found = [...parseProcTcp(four), ...parseProcTcp(six ?? "")];
    const names = holders(new Set(found.map((one) => one.inode)));
    return { saw: { listeners: found.map(({ port, address, inode }): ListenerFacts => ({ port, address, ...(names.get(inode) === undefined ? {} : { program: names.get(inode) as string }) })) } };
  }
  if (process.platform === "win32") {
    const netstat = await printedBy(["netstat", "-ano", "-p", "TCP"]);
    const tasks = await printedBy(["tasklist", "/fo", "csv", "/nh"]);
    return "printed" in netstat ? { saw: { listeners: parseNetstat(netstat.printed, "printed" in tasks ? tasks.printed : "") } } : { why: `netstat ${netstat.wrong}` };
  }
  const lsof = await printedBy(["lsof", "-nP", "-iTCP", "-sTCP:LISTEN"]);
  return "printed" in lsof ? { saw: { listeners: parseLsof(lsof.printed) } } : { why: `lsof ${lsof.wrong}` };
}

async function processes(): Promise<readonly string[] | undefined> {
  if (process.platform === "linux") return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).flatMap((id) => textOf(`/proc/${id}/comm`)?.trim() ?? []);
  const printed = process.platform === "win32" ? await printedBy(["tasklist", "/fo", "csv", "/nh"]) : await printedBy(["ps", "-axo", "comm="]);
  if ("wrong" in printed) return undefined;
  return process.platform === "win32" ? [...printed.printed.matchAll(/^"([^"]+)"/gm)].map(([, name = ""]) => name) : printed.printed.split("\n").map((line) => line.trim());
}

/** Roots that this system trusts and no public programme does, by the name of their owner. */
function strangeRoots(): readonly string[] {
  const known = new Set(getCACertificates("bundled"));
  const subjects: string[] = [];
  for (const pem of getCACertificates("system")) {
    if (known.has(pem)) continue;
    try {
      subjects.push(new X509Certificate(pem).subject.replace(/\n/g, ", "));
    } catch {
      // A certificate that OpenSSL cannot read is no root for it either.
    }
  }
  return subjects;
}

/** The words that shields put into the names of their own roots. */
const shieldRoots = /mail shield|anti-?virus|SSL Filter|Personal Root|SSL\/TLS scanning|web gateway|mitmproxy|Zscaler|FortiGate|Umbrella/i;

/** What the system itself lists as guards, where it keeps such a list. */
async function registered(): Promise<readonly GuardFacts[]> {
  try {
    if (process.platform === "win32") {
      const printed = await printedBy(securityCenterWords);
      return "printed" in printed ? registeredGuards(printed.printed).map(({ product, name }): GuardFacts => ({ product, by: "registered", detail: name })) : [];
    }
    if (process.platform !== "darwin") return [];
    const [printed, inward] = [await printedBy(["systemextensionsctl", "list"]), await printedBy(["/usr/libexec/ApplicationFirewall/socketfilterfw", "--getglobalstate"])];
    // Apple's own application firewall judges what comes in; it is told, and nothing is held against it.
    const apples: readonly GuardFacts[] = "printed" in inward && /State = [12]/.test(inward.printed) ? [{ product: "macOS application firewall, for incoming connections alone", by: "registered", detail: inward.printed.trim() }] : [];
    return [...("printed" in printed ? networkExtensions(printed.printed).map(({ product, name }): GuardFacts => ({ product, by: "network-extension", detail: name })) : []), ...apples];
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return [];
  }
}

async function guards(): Promise<StateReading<MachineStateFacts["guards-present"]>> {
  const [names, listed] = await Promise.all([processes(), registered()]);
  const byProcess = guardsAmong(names ?? []).map(({ guard, process: name }): GuardFacts => ({ product: guard.product, by: "process", detail: name }));
  const byList = listed.filter((one) => !byProcess.some(({ product }) => product === one.product));
  const byRoot = strangeRoots()
    .filter((subject) => shieldRoots.test(subject))
    .map((subject): GuardFacts => ({ product: /CN=([^,]+)/.exec(subject)?.[1] ?? subject, by: "root-certificate", detail: subject }));
  const found = [...byProcess, ...byList, ...byRoot];
  return names === undefined && found.length === 0 ? { why: "this system does not list its processes" } : { saw: { guards: found } };
}

async function names(wanted: readonly string[]): Promise<StateReading<MachineStateFacts["name-overrides"]>> {
  const hosts = textOf(process.platform === "win32" ? `${process.env.SystemRoot ?? "C:\\Windows"}\\System32\\drivers\\etc\\hosts` : "/etc/hosts");
  if (hosts === undefined) return { why: "the hosts file is not readable" };
  const scutil = process.platform === "darwin" ? await printedBy(["scutil", "--dns"]) : undefined;
  const resolver = scutil !== undefined && "printed" in scutil ? resolversOfScutil(scutil.printed) : resolverIn(textOf("/etc/resolv.conf") ?? "");
  return { saw: { overrides: overridesIn(hosts, wanted), resolver } };
}

/** Denials older than this have nothing to do with a connection that was just tried. */
const recently = "-15min";

async function denials(): Promise<StateReading<MachineStateFacts["policy-denials"]>> {
  if (process.platform !== "linux") return { why: "this system writes no denials that could be read" };
  if (!existsSync("/sys/fs/selinux") && !existsSync("/sys/kernel/security/apparmor")) return { saw: { denials: [] } };
  const journal = await printedBy(["journalctl", "-k", "--no-pager", "-q", "-o", "cat", "-S", recently], ["ausearch", "-m", "AVC", "-ts", "recent", "--raw"]);
  return "printed" in journal ? { saw: { denials: denialsIn(journal.printed) } } : { why: "the log of the security policy is not readable without root" };
}

type WayAsked = { readonly family: 4 | 6; readonly address: string };
type Ways = StateReading<readonly WayFacts[]>;

async function linuxWays({ family, address }: WayAsked, ports: readonly number[]): Promise<Ways> {
  const found: WayFacts[] = [];
  for (const port of ports) {
    const outcome = await printedBy(["ip", `-${family}`, "-j", "route", "get", address, "ipproto", "tcp", "dport", String(port)]);
    if ("wrong" in outcome && outcome.wrong.includes("not there")) return { why: `ip, which asks the table of routes, ${outcome.wrong}` };
    // It fails where the table has no way (RTNETLINK answers).
    const asked = { family, port, to: address };
    found.push("printed" in outcome ? wayIn(outcome.printed, asked) : asked);
  }
  return { saw: found };
}

/** Tables of routes that know no ports: one question stands for all of them. */
const forAll = (ports: readonly number[], way: (port: number) => WayFacts): Ways => ({ saw: ports.map(way) });

async function windowsWays({ family, address }: WayAsked, ports: readonly number[]): Promise<Ways> {
  const best = await printedBy(findNetRouteWords(address));
  if ("printed" in best) return forAll(ports, (port) => wayOfFindNetRoute(best.printed, { family, port, to: address }));
  const table = await printedBy(["route", "print", `-${family}`]);
  return "printed" in table ? forAll(ports, (port) => wayOfRoutePrint(table.printed, { family, port, to: address })) : { why: `neither PowerShell nor route tells the table of routes: route ${table.wrong}` };
}

async function bsdWays({ family, address }: WayAsked, ports: readonly number[]): Promise<Ways> {
  const got = await printedBy(["route", "-n", "get", family === 6 ? "-inet6" : "-inet", address]);
  if ("wrong" in got && !got.wrong.startsWith("failed")) return { why: `route, which asks the table of routes, ${got.wrong}` };
  // It fails, or only complains, where the table has no way.
  return forAll(ports, (port) => wayOfRouteGet("printed" in got ? got.printed : "", { family, port, to: address }));
}

async function ways(to: WayAsked, ports: readonly number[]): Promise<Ways> {
  try {
    switch (process.platform) {
      case "linux":
        return await linuxWays(to, ports);
      case "win32":
        return await windowsWays(to, ports);
      case "darwin":
      case "freebsd":
      case "openbsd":
        return await bsdWays(to, ports);
      default:
        return { why: "how this system tells its table of routes is not known" };
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { why: "what the system printed of its table of routes could not be read" };
  }
}

/** What the wireless network is called, by the first program that tells; no program needs rights for it. */
async function wirelessName(device: string | undefined, wireless: string | undefined): Promise<string | undefined> {
  if (process.platform === "win32") {
    const printed = await printedBy(["netsh", "wlan", "show", "interfaces"]);
    return "printed" in printed ? /^\s*SSID\s*:\s*(.+?)\s*$/m.exec(printed.printed)?.[1] : undefined;
  }
  if (process.platform !== "linux" || device === undefined || wireless?.includes(`${device}:`) !== true) return undefined;
  const printed = await printedBy(["iwgetid", "-r", device]);
  return "printed" in printed ? printed.printed : undefined;
}

async function network(resolvers: readonly string[]): Promise<StateReading<NetworkIdentityFacts>> {
  const own = Object.entries(networkInterfaces()).flatMap(([name, entries]) => (entries ?? []).map(({ address, cidr, internal }) => ({ name, address, cidr, internal })));
  const source = (await sourceTowards("192.0.2.254")) ?? (await sourceTowards("2001:db8::1"));
  const device = own.find((one) => one.address === source)?.name;
  const wireless = textOf("/proc/net/wireless");
  const [name, routes, arp, machineId] = [await wirelessName(device, wireless), textOf("/proc/net/route"), textOf("/proc/net/arp"), textOf("/etc/machine-id")];
  const given = { source, routes, arp, wireless, wirelessName: name, machineId };
  return { saw: identityIn({ own, resolvers, ...(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Omit<NetworkTexts, "own" | "resolvers">) }) };
}

/** Asks the keepers one after the other; the first that tells is the one that knows. */
async function clock(): Promise<StateReading<ClockKeeperFacts>> {
  const asked: readonly (readonly [readonly string[], (printed: string) => ClockKeeperFacts | undefined])[] =
    process.platform === "win32"
      ? [[["w32tm", "/query", "/status", "/verbose"], readW32tm]]
      : process.platform === "darwin"
        ? [[["systemsetup", "-getusingnetworktime"], readSystemsetup]]
        : [
            [["chronyc", "-c", "tracking"], readChrony],
            [["ntpq", "-c", "rv"], readNtpq],
            [["timedatectl", "show"], readTimedatectl],
          ];
  for (const [words, read] of asked) {
    const printed = await printedBy(words);
    const facts = "printed" in printed ? read(printed.printed) : undefined;
    if (facts !== undefined) return { saw: facts };
  }
  if (process.platform === "win32") return { why: "w32tm, which tells what the time service does, told nothing: the service Windows Time may be switched off" };
  if (process.platform === "darwin") return { why: "whether the network sets this Mac's clock is not readable without root" };
  return { why: "no program of this machine tells who keeps its clock (chronyc, ntpq, timedatectl)" };
}

/** Services that usually send mail. */
const senders = ["postfix", "postfix@-", "exim4", "opensmtpd", "sendmail", "apache2", "httpd", "nginx", "php-fpm", "docker"];

async function units(): Promise<StateReading<readonly UnitLimits[]>> {
  if (!existsSync("/run/systemd/system")) return { saw: [] };
  const shown = await printedBy(["systemctl", "show", "-p", unitProperties, ...senders.map((name) => `${name}.service`)]);
  return "printed" in shown ? { saw: unitsIn(shown.printed) } : { why: `systemctl, which shows the settings of services, ${shown.wrong}` };
}

/** The real machine's state. */
export const machineState: MachineState = { firewall, listeners, guards, names, denials, ways, units, network, clock, uid: process.getuid?.() };
