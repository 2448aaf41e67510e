import { createSocket } from "node:dgram";
import { existsSync, readFileSync } from "node:fs";
import { isIP } from "node:net";
import { networkInterfaces } from "node:os";
import type { InterfaceFacts, MachineFacts } from "../model/observation.ts";
import { printedBy } from "./machine/ask-system.ts";
import { wayIn } from "./machine/routes.ts";
import { type Betrayals, hosterIn, isContainer } from "./machine/platform.ts";
import type { EgressCount } from "./world.ts";

/** Connecting a UDP socket makes the kernel choose a way and sends nothing; the discard port (RFC 863) is as good as any. */
const anyPort = 9;

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** How far an address reaches: RFC 1918, RFC 6598 and RFC 3927 for IPv4, RFC 4193 and RFC 4291 for IPv6. */
export function reachOf(address: string): "public" | "private" | "none" {
  if (isIP(address) === 4) {
    if (/^(127\.|0\.|169\.254\.)/.test(address)) return "none";
    return /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/.test(address) ? "private" : "public";
  }
  const lower = address.toLowerCase();
  if (lower === "::1" || /^fe[89ab]/.test(lower)) return "none";
  return /^f[cd]/.test(lower) ? "private" : "public";
}

function furthest(addresses: readonly string[]): "public" | "private" | "none" {
  const reaches = addresses.map(reachOf);
  return reaches.includes("public") ? "public" : reaches.includes("private") ? "private" : "none";
}

/** The address that this machine would send from, or undefined where it has no way to the destination. */
export function sourceTowards(destination: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = createSocket(isIP(destination) === 6 ? "udp6" : "udp4");
    const settle = (address: string | undefined) => {
      socket.removeAllListeners();
      socket.on("error", () => {});
      socket.close();
      resolve(address);
    };
    socket.once("error", () => settle(undefined));
    socket.connect(anyPort, destination, () => settle(socket.address().address));
  });
}

/** What of this machine betrays a container or a hoster. */
function betrayals(): Betrayals {
  return {
    marks: ["/.dockerenv", "/run/.containerenv"].filter((path) => existsSync(path)),
    control: textOf("/proc/1/cgroup"),
    mounts: textOf("/proc/self/mountinfo"),
    named: textOf("/run/systemd/container").trim() || (process.env["container"] ?? ""),
    orchestrated: process.env["KUBERNETES_SERVICE_HOST"] === undefined ? "no" : "yes",
    firmware: ["sys_vendor", "product_name", "bios_vendor", "bios_version", "chassis_asset_tag"].map((name) => textOf(`/sys/class/dmi/id/${name}`).trim()),
    cloudId: textOf("/run/cloud-init/cloud-id").trim(),
  };
}

/** By which device Linux would send to this port: its rules for routes may send mail another way than everything else (ip-rule(8)). Elsewhere routes know no ports. */
async function deviceFor(address: string, port: number): Promise<string | undefined> {
  if (process.platform !== "linux") return undefined;
  const family = isIP(address) === 6 ? 6 : 4;
  const printed = await printedBy(["ip", `-${family}`, "-j", "route", "get", address, "ipproto", "tcp", "dport", String(port)]);
  try {
    return "printed" in printed ? wayIn(printed.printed, { family, port, to: address }).interface : undefined;
  } catch {
    return undefined;
  }
}

/** This machine's interfaces and ways out. What the system does not tell is left out; it never throws. */
export async function describeMachine(destinations: readonly string[], port?: number): Promise<MachineFacts> {
  const found = Object.entries(networkInterfaces()).map(([name, entries]) => ({ name, addresses: (entries ?? []).map((entry) => entry.address) }));
  const interfaces = found.map(({ name, addresses }): InterfaceFacts => ({ name, ipv4: furthest(addresses.filter((one) => isIP(one) === 4)), ipv6: furthest(addresses.filter((one) => isIP(one) === 6)) }));
  const sendsBy: { address: string; interface: string }[] = [];
  for (const address of destinations) {
    const device = port === undefined ? undefined : await deviceFor(address, port);
    if (device !== undefined) {
      sendsBy.push({ address, interface: device });
      continue;
    }
    const source = await sourceTowards(address);
    const by = found.find(({ addresses }) => source !== undefined && addresses.includes(source));
    if (by !== undefined) sendsBy.push({ address, interface: by.name });
  }
  const seen = betrayals();
  const hoster = hosterIn(seen);
  return { interfaces, sendsBy, container: isContainer(seen), ...(hoster === undefined ? {} : { hoster }) };
}

/** The counters of /proc/net/snmp (IPv4) and /proc/net/snmp6 by name. */
function counters(family: 4 | 6): ReadonlyMap<string, number> {
  const out = new Map<string, number>();
  if (family === 6) {
    for (const line of textOf("/proc/net/snmp6").split("\n")) {
      const [name, value] = line.split(/\s+/);
      if (name?.startsWith("Ip6") === true) out.set(name.slice(3), Number(value));
    }
    return out;
  }
  const [names, values] = textOf("/proc/net/snmp")
    .split("\n")
    .filter((line) => line.startsWith("Ip: "))
    .map((line) => line.split(" ").slice(1));
  for (const [index, name] of (names ?? []).entries()) out.set(name, Number(values?.[index]));
  return out;
}

/** Repetitions of TCP segments that this machine refused to itself, of /proc/net/netstat: both families together. */
function withheldRepeats(): number | undefined {
  const [names, values] = textOf("/proc/net/netstat")
    .split("\n")
    .filter((line) => line.startsWith("TcpExt: "))
    .map((line) => line.split(" "));
  const at = names?.indexOf("TCPRetransFail") ?? -1;
  return at < 0 ? undefined : Number(values?.[at]);
}

/** What the IP layer counted: a packet that a local rule throws away is requested and never sent. Packets that are only passed on for others do not count. */
export function egressCount(family: 4 | 6): EgressCount | undefined {
  const counted = counters(family);
  const [requested, sent, forwarded] = [counted.get("OutRequests"), counted.get("OutTransmits"), counted.get(family === 6 ? "OutForwDatagrams" : "ForwDatagrams")];
  const repeats = withheldRepeats();
  if (requested === undefined || (sent === undefined && repeats === undefined)) return undefined;
  return { requested, sent: sent === undefined ? undefined : sent - (forwarded ?? 0), withheldRepeats: repeats };
}
