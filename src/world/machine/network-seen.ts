import { networkInterfaces } from "node:os";
import type { NetworkIdentityFacts } from "../../model/machine-facts.ts";
import { sourceTowards } from "../machine.ts";
import { printedBy, type StateReading, textOf } from "./ask-system.ts";
import { identityIn, type NetworkTexts } from "./network.ts";

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

/** By what this network and this machine can be known again. */
export async function network(resolvers: readonly string[]): Promise<StateReading<NetworkIdentityFacts>> {
  const own = Object.entries(networkInterfaces()).flatMap(([name, entries]) => (entries ?? []).map(({ address, cidr, internal }) => ({ name, address, cidr, internal })));
  const source = (await sourceTowards("192.0.2.254")) ?? (await sourceTowards("2001:db8::1"));
  const device = own.find((one) => one.address === source)?.name;
  const wireless = textOf("/proc/net/wireless");
  const [name, routes, arp, machineId] = [await wirelessName(device, wireless), textOf("/proc/net/route"), textOf("/proc/net/arp"), textOf("/etc/machine-id")];
  const given = { source, routes, arp, wireless, wirelessName: name, machineId };
  return { saw: identityIn({ own, resolvers, ...(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Omit<NetworkTexts, "own" | "resolvers">) }) };
}
