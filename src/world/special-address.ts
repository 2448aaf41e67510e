import { BlockList, isIP } from "node:net";

/** IPv4 ranges in which no public server lives (IANA special-purpose address registry, RFC 6890): first address and prefix length. */
const ranges4: readonly (readonly [readonly [number, number, number, number], number])[] = [
  [[0, 0, 0, 0], 8],
  [[10, 0, 0, 0], 8],
  [[100, 64, 0, 0], 10],
  [[127, 0, 0, 0], 8],
  [[169, 254, 0, 0], 16],
  [[172, 16, 0, 0], 12],
  [[192, 0, 0, 0], 24],
  [[192, 0, 2, 0], 24],
  [[192, 88, 99, 0], 24],
  [[192, 168, 0, 0], 16],
  [[198, 18, 0, 0], 15],
  [[198, 51, 100, 0], 24],
  [[203, 0, 113, 0], 24],
  [[224, 0, 0, 0], 4],
  [[240, 0, 0, 0], 4],
];

const special4 = new BlockList();
for (const [first, bits] of ranges4) special4.addSubnet(first.join("."), bits, "ipv4");

/** Only 2000::/3 is given out to public networks (RFC 4291 section 2.4); of it these are not. */
const public6 = new BlockList();
public6.addSubnet("2000::", 3, "ipv6");
const special6 = new BlockList();
for (const [first, bits] of [["2001::", 23], ["2001:db8::", 32], ["3fff::", 20]] as const) special6.addSubnet(first, bits, "ipv6");

/** The eight groups of an IPv6 address as numbers. */
function groupsOf(address: string): readonly number[] {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  const plain = dotted === null ? address : `${dotted[1]}${((Number(dotted[2]) << 8) | Number(dotted[3])).toString(16)}:${((Number(dotted[4]) << 8) | Number(dotted[5])).toString(16)}`;
  const [head = "", tail] = plain.split("::");
  const parse = (text: string) => (text === "" ? [] : text.split(":").map((group) => Number.parseInt(group, 16)));
  const [front, back] = [parse(head), parse(tail ?? "")];
  return tail === undefined ? front : [...front, ...Array.from({ length: 8 - front.length - back.length }, () => 0), ...back];
}

const dotted = (high: number, low: number) => [high >> 8, high & 255, low >> 8, low & 255].join(".");

/** An IPv4 address that an IPv6 address only wraps: mapped (RFC 4291), NAT64 (RFC 6052, RFC 8215) or 6to4 (RFC 3056). */
function wrapped(address: string): string | undefined {
  const groups = groupsOf(address);
  const at = (index: number) => groups[index] ?? 0;
  if (groups.slice(0, 5).every((group) => group === 0) && (at(5) === 0xffff || (at(5) === 0 && (at(6) !== 0 || at(7) > 1)))) return dotted(at(6), at(7));
  if (at(0) === 0x64 && at(1) === 0xff9b) return dotted(at(6), at(7));
  return at(0) === 0x2002 ? dotted(at(1), at(2)) : undefined;
}

/** May a stranger's request lead to this address? `special`: private, loopback, link-local, shared (CGNAT), multicast, reserved, or no address at all. */
export function reachOfAddress(address: string): "public" | "special" {
  const family = isIP(address);
  if (family === 4) return special4.check(address, "ipv4") ? "special" : "public";
  if (family !== 6 || address.includes("%")) return "special";
  const inside = wrapped(address);
  if (inside !== undefined) return reachOfAddress(inside);
  return public6.check(address, "ipv6") && !special6.check(address, "ipv6") ? "public" : "special";
}
