import { existsSync, readdirSync, readlinkSync } from "node:fs";
import type { ClockKeeperFacts, ListenerFacts, MachineStateFacts, NetworkIdentityFacts, OwnFirewallFacts } from "../../model/machine-facts.ts";
import type { UnitLimits, WayFacts } from "../../model/machine-report.ts";
import { printedBy, type StateReading, textOf } from "./ask-system.ts";
import { clock } from "./clock-seen.ts";
import { denialsIn, unitProperties, unitsIn } from "./denials.ts";
import { firewall } from "./firewall.ts";
import { guards } from "./guards-seen.ts";
import { parseLsof, parseNetstat, parseProcTcp } from "./listeners.ts";
import { overridesIn, resolverIn, resolversOfScutil } from "./names.ts";
import { network } from "./network-seen.ts";
import type { Packet } from "./packet.ts";
import { ways } from "./ways.ts";

export type { StateReading } from "./ask-system.ts";

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

/** Services that usually send mail. */
const senders = ["postfix", "postfix@-", "exim4", "opensmtpd", "sendmail", "apache2", "httpd", "nginx", "php-fpm", "docker"];

async function units(): Promise<StateReading<readonly UnitLimits[]>> {
  if (!existsSync("/run/systemd/system")) return { saw: [] };
  const shown = await printedBy(["systemctl", "show", "-p", unitProperties, ...senders.map((name) => `${name}.service`)]);
  return "printed" in shown ? { saw: unitsIn(shown.printed) } : { why: `systemctl, which shows the settings of services, ${shown.wrong}` };
}

/** The real machine's state. */
export const machineState: MachineState = { firewall, listeners, guards, names, denials, ways, units, network, clock, uid: process.getuid?.() };
