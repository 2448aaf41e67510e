import { writeFileSync } from "node:fs";
import { inside, must } from "./shell.ts";

/** The addresses that the lab gives to its machines; all from ranges kept for tests and documentation. */
export interface Addresses {
  readonly client: { readonly v4: string; readonly v6: string };
  readonly home: { readonly v4: string; readonly v6: string; readonly outer4: string; readonly outer6: string };
  readonly isp: { readonly v4: string; readonly v6: string; readonly net4: readonly string[]; readonly net6: string };
  readonly resolver: { readonly v4: string; readonly v6: string };
  /** Every address of the machines in the net, IPv4 and IPv6. */
  readonly net: readonly string[];
}

/** Which Internet protocols the client's line has. */
export type Families = "both" | "ipv4" | "ipv6";

const script = (addresses: Addresses, families: Families) => {
  const { client, home, isp, resolver, net } = addresses;
  const six = families !== "ipv4";
  const four = families !== "ipv6";
  const lines = [
    // A link takes its settings when it is made. Without address detection a packet to a new neighbour is never held up.
    "for space in client home isp net; do ip netns add $space; ip netns exec $space sh -c 'echo 0 > /proc/sys/net/ipv6/conf/default/accept_dad'; done",
    "ip link add c0 netns client type veth peer name h0 netns home",
    "ip link add h1 netns home type veth peer name i0 netns isp",
    "ip link add i1 netns isp type veth peer name n0 netns net",
  ];
  const links: Record<string, string[]> = { client: ["c0"], home: ["h0", "h1"], isp: ["i0", "i1"], net: ["n0"] };
  const commands: Record<string, string[]> = { client: [], home: [], isp: [], net: [] };
  const to = (space: string, ...words: readonly string[]) => commands[space]?.push(...words);
  for (const [space, devices] of Object.entries(links)) {
    to(space, "link set lo up", ...devices.map((device) => `link set ${device} up`));
  }
  if (four) to("client", `addr add ${client.v4}/24 dev c0`, `route add default via ${home.v4}`);
  if (six) to("client", `addr add ${client.v6}/64 dev c0 nodad`, `route add default via ${home.v6}`);
  to("home", `addr add ${home.v4}/24 dev h0`, `addr add ${home.outer4}/24 dev h1`, `route add default via ${isp.v4}`);
  to("home", `addr add ${home.v6}/64 dev h0 nodad`, `addr add ${home.outer6}/64 dev h1 nodad`, `route add default via ${isp.v6}`);
  to("isp", `addr add ${isp.v4}/24 dev i0`, `addr add ${isp.v6}/64 dev i0 nodad`);
  to("isp", `addr add ${resolver.v4}/32 dev i0`, `addr add ${resolver.v6}/128 dev i0 nodad`);
  to("isp", ...isp.net4.map((address) => `addr add ${address}/24 dev i1`), `addr add ${isp.net6}/48 dev i1 nodad`);
  to("isp", `route add ${client.v4.replace(/\d+$/, "0")}/24 via ${home.outer4}`);
  to("isp", `route add ${client.v6.replace(/::.*/, "::")}/64 via ${home.outer6}`);
  for (const address of net) to("net", `addr add ${address}${address.includes(":") ? "/48" : "/24"} dev n0${address.includes(":") ? " nodad" : ""}`);
  to("net", `route add default via ${isp.net4[0]}`, `route add default via ${isp.net6}`);
  const forward = "echo 1 > /proc/sys/net/ipv4/ip_forward; echo 1 > /proc/sys/net/ipv6/conf/all/forwarding; echo 0 > /proc/sys/net/ipv4/icmp_ratelimit; echo 0 > /proc/sys/net/ipv6/icmp/ratelimit";
  for (const [space, words] of Object.entries(commands)) {
    // Routers must not be slowed in their error messages.
    if (space === "home" || space === "isp") lines.push(`ip netns exec ${space} sh -c '${forward}'`);
    lines.push(`ip -n ${space} -batch - <<'END'\n${words.join("\n")}\nEND`);
  }
  return lines.join("\n");
};

/** Makes the four machines of the lab, client, home, isp and net, with their links, addresses and routes. No link leads out. */
export async function makeWorld(addresses: Addresses, families: Families): Promise<void> {
  await must(["sh", "-ec", script(addresses, families)]);
}

/** Writes the files under /etc that one machine of the lab sees in place of the common ones. */
export async function giveFiles(space: string, files: Readonly<Record<string, string>>): Promise<void> {
  await must(["mkdir", "-p", `/etc/netns/${space}`]);
  for (const [name, text] of Object.entries(files)) writeFileSync(`/etc/netns/${space}/${name}`, text);
}

/** Switches packet joining off on every link: with it a sender's kernel hides what a small packet size does. */
export async function plainPackets(): Promise<void> {
  for (const [space, device] of [["client", "c0"], ["home", "h0"], ["home", "h1"], ["isp", "i0"], ["isp", "i1"], ["net", "n0"]]) {
    await must(inside(space as string, ["ethtool", "-K", device as string, "tso", "off", "gso", "off", "gro", "off"]));
  }
}
