import { isIP } from "node:net";

/** An IP address as octets: 4 of them, or 16. */
export interface Octets {
  readonly family: 4 | 6;
  readonly octets: readonly number[];
}

function octets4(text: string): number[] {
  return text.split(".").map(Number);
}

function octets6(text: string): number[] {
  // The last 32 bits may be written as IPv4 (RFC 4291 section 2.2).
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const [a = 0, b = 0, c = 0, d = 0] = dotted?.[2] === undefined ? [] : octets4(dotted[2]);
  const whole = dotted === null ? text : `${dotted[1]}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
  const [head = "", tail] = whole.split("::");
  const groups = (part: string) => (part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16)));
  const left = groups(head);
  const right = tail === undefined ? [] : groups(tail);
  const all = [...left, ...Array.from({ length: 8 - left.length - right.length }, () => 0), ...right];
  return all.flatMap((group) => [group >> 8, group & 0xff]);
}

/** Reads an address; one of IPv4 written as IPv6 (RFC 4291 section 2.5.5.2) counts as IPv4, as RFC 7208 section 5 wants it. Undefined where it is none. */
export function readAddress(text: string): Octets | undefined {
  const family = text.includes("%") ? 0 : isIP(text);
  if (family === 0) return undefined;
  if (family === 4) return { family: 4, octets: octets4(text) };
  const octets = octets6(text);
  const mapped = octets.slice(0, 10).every((octet) => octet === 0) && octets[10] === 0xff && octets[11] === 0xff;
  return mapped ? { family: 4, octets: octets.slice(12) } : { family: 6, octets };
}

/** Do two addresses of one family share their first `bits`? */
export function inNetwork(one: Octets, network: Octets, bits: number): boolean {
  if (one.family !== network.family) return false;
  const whole = bits >> 3;
  for (let at = 0; at < whole; at += 1) if (one.octets[at] !== network.octets[at]) return false;
  const rest = bits & 7;
  return rest === 0 || ((one.octets[whole] ?? 0) ^ (network.octets[whole] ?? 0)) >> (8 - rest) === 0;
}

/** The hexadecimal digits of an IPv6 address, all 32, or the four numbers of IPv4. */
export function parts(one: Octets): readonly string[] {
  return one.family === 4 ? one.octets.map(String) : one.octets.flatMap((octet) => [(octet >> 4).toString(16), (octet & 15).toString(16)]);
}

/** The name under which an address has its reverse record: in-addr.arpa (RFC 1035 section 3.5) or ip6.arpa (RFC 3596 section 2.5). */
export function reverseName(one: Octets): string {
  return `${[...parts(one)].reverse().join(".")}.${one.family === 4 ? "in-addr" : "ip6"}.arpa`;
}
