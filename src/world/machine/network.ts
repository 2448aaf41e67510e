import { createHash } from "node:crypto";
import { BlockList, isIP } from "node:net";
import type { NetworkIdentityFacts } from "../../model/machine-facts.ts";

// By what two case files tell whether they come from one network. Names and hardware addresses become marks: they can be compared and not read.

const markLength = 12;

/** A short mark of something that is nobody's business: alike marks, alike things. */
export function markOf(text: string): string {
  return createHash("sha256").update(`cantsend ${text.trim().toLowerCase()}`).digest("hex").slice(0, markLength);
}

/** One address of one interface, as node:os tells it. */
export interface OwnAddress {
  readonly name: string;
  readonly address: string;
  readonly cidr: string | null;
  readonly internal: boolean;
}

/** What was read of the surroundings, as far as the system has it. */
export interface NetworkTexts {
  readonly own: readonly OwnAddress[];
  /** The address that packets for the open net leave from, where there is a way. */
  readonly source?: string;
  readonly resolvers: readonly string[];
  /** /proc/net/route */
  readonly routes?: string;
  /** /proc/net/arp */
  readonly arp?: string;
  /** /proc/net/wireless */
  readonly wireless?: string;
  /** What the wireless network is called, where a program of the system tells. */
  readonly wirelessName?: string;
  /** What the system calls this installation: /etc/machine-id, MachineGuid. */
  readonly machineId?: string;
}

/** The gateway of an interface's default way in /proc/net/route: hexadecimal, in the byte order of the machine (little endian on all that Node runs on but s390x). */
export function gatewayIn(routes: string, device: string): string | undefined {
  const rows = routes.split("\n").slice(1).map((line) => line.trim().split(/\s+/));
  const hex = rows.find(([name, to, gateway, , , , , mask]) => name === device && to === "00000000" && mask === "00000000" && gateway !== "00000000")?.[2];
  return hex === undefined || !/^[0-9A-F]{8}$/i.test(hex) ? undefined : (hex.match(/../g) ?? []).reverse().map((part) => Number.parseInt(part, 16)).join(".");
}

/** The hardware address that /proc/net/arp has for a neighbour; nothing where it has none yet. */
export function hardwareOf(arp: string, address: string): string | undefined {
  const row = arp.split("\n").map((line) => line.trim().split(/\s+/)).find(([at]) => at === address);
  const hardware = row?.[3];
  return hardware === undefined || !/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(hardware) || hardware === "00:00:00:00:00:00" ? undefined : hardware;
}

const sixPrefix = 64;

/** The network that an address stands in. Of IPv6 the first 64 bits (RFC 4291 section 2.5.1): the rest changes by itself every day (RFC 8981). */
function networkOf({ address, cidr }: OwnAddress): string | undefined {
  const bits = Number(cidr?.split("/")[1]);
  if (isIP(address) === 6) {
    if (/^fe[89ab]/i.test(address)) return undefined;
    const [left = "", right = ""] = address.split("::");
    const head = left.split(":").filter((part) => part !== "");
    const missing = address.includes("::") ? 8 - head.length - right.split(":").filter((part) => part !== "").length : 0;
    const words = [...head, ...Array.from({ length: missing }, () => "0"), ...right.split(":").filter((part) => part !== "")];
    return `${words.slice(0, 4).map((word) => Number.parseInt(word, 16).toString(16)).join(":")}::/${sixPrefix}`;
  }
  if (!Number.isInteger(bits)) return undefined;
  const number = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - bits);
  const first = Math.floor(number / size) * size;
  return `${[24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join(".")}/${bits}`;
}

const tunnelNames = /^(tun|tap|wg|utun|ipsec|nordlynx|proton|mullvad|tailscale|zt|cscotun|gpd|vpn)|openvpn|wireguard|vpn/i;
const mobileNames = /^(wwan|rmnet|wwp|ppp|pdp_ip)|mobil|cellular/i;
const wirelessNames = /^(wl|wlan|wifi|ath|ra\d)|wi-?fi|wlan|drahtlos/i;
const wiredNames = /^(eth|en[ops]|em\d|eno|lan)|ethernet|lan-verbindung/i;

function kindOf(device: string, wireless: string | undefined): NetworkIdentityFacts["kind"] {
  if (tunnelNames.test(device)) return "tunnel";
  if (new RegExp(`^\\s*${device.replace(/[^\w]/g, "\\$&")}:`, "m").test(wireless ?? "") || wirelessNames.test(device)) return "wireless";
  if (mobileNames.test(device)) return "mobile";
  return wiredNames.test(device) ? "wired" : "unknown";
}

/** Addresses that are nobody's own: a resolver there says nothing of the network. */
const ownMachine = new BlockList();
ownMachine.addSubnet("127.0.0.0", 8, "ipv4");
ownMachine.addAddress("::1", "ipv6");
const isOwn = (address: string) => isIP(address) !== 0 && ownMachine.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");

/** What these surroundings tell of the network and the machine. */
export function identityIn(texts: NetworkTexts): NetworkIdentityFacts {
  const { own, source, resolvers, routes, arp, wireless, wirelessName, machineId } = texts;
  const device = own.find((one) => one.address === source)?.name;
  const used = own.filter((one) => one.name === device && !one.internal);
  const gateway = device === undefined ? undefined : gatewayIn(routes ?? "", device);
  const hardware = gateway === undefined ? undefined : hardwareOf(arp ?? "", gateway);
  return {
    ...(device === undefined ? {} : { interface: device }),
    kind: device === undefined ? "unknown" : kindOf(device, wireless),
    networks: [...new Set(used.flatMap((one) => networkOf(one) ?? []))].sort(),
    ...(gateway === undefined ? {} : { gateway }),
    ...(hardware === undefined ? {} : { gatewayMark: markOf(hardware) }),
    ...(wirelessName === undefined || wirelessName.trim() === "" ? {} : { nameMark: markOf(wirelessName) }),
    resolvers: [...new Set(resolvers.map((one) => one.replace(/%.*$/, "")).filter((one) => !isOwn(one)))].sort(),
    ...(machineId === undefined || machineId.trim() === "" ? {} : { machineMark: markOf(machineId) }),
  };
}
