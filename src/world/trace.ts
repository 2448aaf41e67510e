import { createRequire } from "node:module";
import { endianness, networkInterfaces, constants } from "node:os";
import { BlockList, isIP } from "node:net";
import { pathToFileURL } from "node:url";
import type { FailureCode } from "../model/failure.ts";
import type { HopFacts, HopPlace, IcmpFacts, PathTraceFacts } from "../model/path-facts.ts";
import { classify, Failed } from "./classify.ts";
import { runCommand } from "./command.ts";
import { reachOf } from "./machine.ts";
import type { Instant } from "./world.ts";

/** No path on the Internet has more devices than this in practice. */
const maxHops = 24;
/** How long one device is given for its message, in milliseconds: those that answer at all do so within a round trip. */
const hopMs = 450;
/** After so many devices in a row that say nothing, the rest will not either. */
const maxSilent = 4;
/** How long the last attempt, with the hops unlimited, is given for a message from whoever stops it, in milliseconds. */
const endMs = 1_300;

/** Where an address stands, as seen from the networks that this machine is attached to. */
export function placeOf(address: string, interfaces: ReturnType<typeof networkInterfaces> = networkInterfaces()): HopPlace {
  const own = Object.values(interfaces).flatMap((entries) => entries ?? []);
  if (own.some((entry) => entry.address === address)) return "this-machine";
  const family = isIP(address) === 6 ? "ipv6" : "ipv4";
  const attached = new BlockList();
  for (const entry of own) {
    const bits = Number(entry.cidr?.split("/")[1]);
    if (Number.isInteger(bits) && bits > 0 && !entry.internal) attached.addSubnet(entry.address, bits, isIP(entry.address) === 6 ? "ipv6" : "ipv4");
  }
  if (attached.check(address, family)) return "own-network";
  return reachOf(address) === "public" ? "outside" : "private";
}

/** The part of libc that is needed, over an FFI library that the user may have installed (koffi). */
interface Libc {
  socket(family: number, type: number, protocol: number): number;
  setsockopt(socket: number, level: number, name: number, value: Buffer, length: number): number;
  getsockopt(socket: number, level: number, name: number, value: Buffer, length: Buffer): number;
  connect(socket: number, address: Buffer, length: number): number;
  poll(sockets: Buffer, count: number, waitMs: number): number;
  recvmsg(socket: number, message: object, flags: number): number;
  close(socket: number): number;
  errno(): number;
}

interface Koffi {
  load(path: string | null): { func(prototype: string): (...values: unknown[]) => number };
  struct(name: string, fields: Record<string, string>): unknown;
  errno(): number;
}

let libc: Promise<Libc | undefined> | undefined;

/** The C library of this machine, or undefined where the FFI library is not installed or the system is not one whose structures are known. */
function loadLibc(): Promise<Libc | undefined> {
  libc ??= (async () => {
    if (process.platform !== "linux" || endianness() !== "LE" || !["x64", "arm64", "riscv64", "loong64"].includes(process.arch)) return undefined;
    try {
      // Asked for by Node's own rules, NODE_PATH included; it is no dependency, so most machines do not have it.
      const found = createRequire(import.meta.url).resolve("koffi");
      const module = (await import(pathToFileURL(found).href)) as { default?: Koffi } & Koffi;
      const koffi = module.default ?? module;
      const lib = koffi.load(null);
      koffi.struct("cantsend_msghdr", { name: "void *", namelen: "uint32_t", iov: "void *", iovlen: "size_t", control: "void *", controllen: "size_t", flags: "int" });
      const func = (prototype: string) => lib.func(prototype);
      return {
        socket: func("int socket(int, int, int)"),
        setsockopt: func("int setsockopt(int, int, int, void *, uint32_t)"),
        getsockopt: func("int getsockopt(int, int, int, void *, void *)"),
        connect: func("int connect(int, void *, uint32_t)"),
        poll: func("int poll(void *, unsigned long, int)"),
        recvmsg: func("intptr_t recvmsg(int, cantsend_msghdr *, int)"),
        close: func("int close(int)"),
        errno: () => koffi.errno(),
      } as Libc;
    } catch {
      return undefined;
    }
  })();
  return libc;
}

// Linux, include/uapi/linux/in.h, in6.h and errqueue.h; asm-generic/socket.h.
const stream = 1;
const nonBlocking = 0x800 | 0x80000;
const ipLevel = { 4: { level: 0, ttl: 2, errors: 11, family: 2 }, 6: { level: 41, ttl: 16, errors: 25, family: 10 } } as const;
const socketLevel = 1;
const socketError = 4;
const errorQueue = 0x2000 | 0x40;
const fromIcmp: readonly number[] = [2, 3];

function sockaddr(address: string, port: number): Buffer {
  if (isIP(address) === 4) {
    const out = Buffer.alloc(16);
    out.writeUInt16LE(ipLevel[4].family, 0);
    out.writeUInt16BE(port, 2);
    for (const [at, part] of address.split(".").entries()) out[4 + at] = Number(part);
    return out;
  }
  const out = Buffer.alloc(28);
  out.writeUInt16LE(ipLevel[6].family, 0);
  out.writeUInt16BE(port, 2);
  for (const [at, word] of wordsOf(address).entries()) out.writeUInt16BE(word, 8 + 2 * at);
  return out;
}

/** The eight words of an IPv6 address. */
function wordsOf(address: string): number[] {
  const url = new URL(`http://[${address.replace(/%.*$/, "")}]`).hostname.slice(1, -1);
  const [left = "", right] = url.split("::");
  const read = (part: string) => (part === "" ? [] : part.split(":").map((word) => Number.parseInt(word, 16)));
  const [first, last] = [read(left), read(right ?? "")];
  return right === undefined ? first : [...first, ...Array.from({ length: 8 - first.length - last.length }, () => 0), ...last];
}

function addressIn(sockaddrBytes: Buffer): string | undefined {
  const family = sockaddrBytes.readUInt16LE(0);
  if (family === ipLevel[4].family) return [...sockaddrBytes.subarray(4, 8)].join(".");
  if (family !== ipLevel[6].family) return undefined;
  const words = Array.from({ length: 8 }, (_, at) => sockaddrBytes.readUInt16BE(8 + 2 * at).toString(16)).join(":");
  return new URL(`http://[${words}]`).hostname.slice(1, -1);
}

/** The error message that waits in a socket's queue (RFC 792, RFC 4443), by whom it was sent. */
function toldTo(c: Libc, socket: number): Omit<IcmpFacts, "place"> | undefined {
  const [iov, data, control] = [Buffer.alloc(16), Buffer.alloc(64), Buffer.alloc(512)];
  const got = c.recvmsg(socket, { name: data, namelen: data.length, iov, iovlen: 0, control, controllen: control.length, flags: 0 }, errorQueue);
  if (got < 0) return undefined;
  // One control message: 16 bytes of head, then sock_extended_err (errno, origin, type, code, …) of 16, then the offender's address.
  const at = 16;
  const [origin, type, code] = [control[at + 4], control[at + 5], control[at + 6]] as [number, number, number];
  const by = fromIcmp.includes(origin) ? addressIn(control.subarray(at + 16, at + 44)) : undefined;
  return by === undefined ? undefined : { type, code, by };
}

interface Attempt {
  readonly outcome: FailureCode | "open";
  readonly told?: Omit<IcmpFacts, "place">;
}

const errnoNames = new Map(Object.entries(constants.errno).map(([name, value]) => [value, name]));
const inProgress = constants.errno.EINPROGRESS;

function failureOf(errno: number): FailureCode {
  const code = errnoNames.get(errno) ?? `errno ${errno}`;
  const failed = classify(Object.assign(new Error(code), { code }), "connect");
  if (failed.failure.blame === "us") throw failed;
  return failed.failure.code;
}

/** One connection that may pass so many devices, or as many as the system grants. */
async function attempt(c: Libc, to: { address: string; port: number }, ttl: number | undefined, waitMs: number, cut: AbortSignal): Promise<Attempt> {
  const ip = ipLevel[isIP(to.address) === 6 ? 6 : 4];
  const socket = c.socket(ip.family, stream | nonBlocking, 0);
  if (socket < 0) throw new Failed("out-of-sockets", "us", "no socket for tracing");
  const int = (value: number) => {
    const out = Buffer.alloc(4);
    out.writeInt32LE(value);
    return out;
  };
  try {
    c.setsockopt(socket, ip.level, ip.errors, int(1), 4);
    if (ttl !== undefined) c.setsockopt(socket, ip.level, ip.ttl, int(ttl), 4);
    const where = sockaddr(to.address, to.port);
    if (c.connect(socket, where, where.length) === 0) return { outcome: "open" };
    const begun = c.errno();
    if (begun !== inProgress) return { outcome: failureOf(begun) };
    const polled = Buffer.alloc(8);
    polled.writeInt32LE(socket, 0);
    polled.writeInt16LE(4, 4);
    const endAt = performance.now() + waitMs;
    while (performance.now() < endAt && !cut.aborted) {
      if (c.poll(polled, 1, 0) > 0) {
        const told = toldTo(c, socket);
        const [error, length] = [Buffer.alloc(4), int(4)];
        c.getsockopt(socket, socketLevel, socketError, error, length);
        const errno = error.readInt32LE(0);
        return { outcome: errno === 0 && told === undefined ? "open" : errno === 0 ? "host-unreachable" : failureOf(errno), ...(told === undefined ? {} : { told }) };
      }
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
    return { outcome: "no-answer" };
  } finally {
    c.close(socket);
  }
}

/** Did a device send the packet back because it had passed enough of them (ICMP time exceeded)? */
function isTimeExceeded(told: Omit<IcmpFacts, "place">, address: string): boolean {
  return told.type === (isIP(address) === 6 ? 3 : 11);
}

async function byErrorQueue(c: Libc, to: { address: string; port: number }, until: Instant, now: () => Instant, cut: AbortSignal): Promise<PathTraceFacts> {
  const hops: HopFacts[] = [];
  const placed = (told: Omit<IcmpFacts, "place">): IcmpFacts => ({ ...told, place: placeOf(told.by) });
  const ended = (one: Attempt, ttl: number | undefined): PathTraceFacts => ({
    means: "error-queue",
    outcome: one.outcome,
    hops,
    ...(one.told === undefined ? {} : { told: placed(one.told) }),
    ...(ttl !== undefined && one.told === undefined && ["open", "refused", "reset"].includes(one.outcome) ? { answeredAt: ttl } : {}),
  });
  let silent = 0;
  for (let ttl = 1; ttl <= maxHops && silent < maxSilent && now() + hopMs < until && !cut.aborted; ttl += 1) {
    const one = await attempt(c, to, ttl, hopMs, cut);
    if (one.told !== undefined && isTimeExceeded(one.told, to.address)) {
      silent = 0;
      hops.push({ ttl, by: one.told.by, place: placeOf(one.told.by) });
    } else if (one.outcome === "no-answer") {
      silent += 1;
      hops.push({ ttl });
    } else return ended(one, ttl);
  }
  return ended(await attempt(c, to, undefined, Math.max(1, Math.min(endMs, until - now())), cut), undefined);
}

/** What a traceroute over TCP printed, with numbers for addresses and the flags of the last reply (`-O info`). */
export function readTraceroute(printed: string, address: string, place: (address: string) => HopPlace = placeOf): PathTraceFacts | undefined {
  const hops: HopFacts[] = [];
  const prohibited = /!(X|\d+|H|N|P|F|S|A|C|V)\b/;
  for (const line of printed.split("\n")) {
    const match = /^\s*(\d{1,2})\s+(.*)$/.exec(line);
    if (match === null) continue;
    const [ttl, rest] = [Number(match[1]), match[2] ?? ""];
    const by = /(?:^|[\s(])((?:\d{1,3}\.){3}\d{1,3}|[0-9a-f]*:[0-9a-f:]+)(?=[\s)]|$)/i.exec(rest)?.[1];
    const told = prohibited.exec(rest)?.[1];
    if (by !== undefined && told !== undefined) {
      // traceroute(8): !X is administratively prohibited, !H, !N and !P host, network and protocol unreachable, !<number> any other code.
      const code = { X: 13, H: 1, N: 0, P: 2, F: 4, S: 5, A: 9, C: 10, V: 14 }[told] ?? Number(told);
      return { means: "traceroute", outcome: told === "N" ? "network-unreachable" : "host-unreachable", told: { type: isIP(by) === 6 ? 1 : 3, code, by, place: place(by) }, hops };
    }
    const flags = /<([a-z,]*)>|\[(open|closed)\]/i.exec(rest);
    if (by === address || flags !== null) {
      const refused = /rst|closed/i.test(flags?.[1] ?? flags?.[2] ?? "");
      return { means: "traceroute", outcome: refused ? "refused" : "open", hops, answeredAt: ttl };
    }
    hops.push(by === undefined ? { ttl } : { ttl, by, place: place(by) });
  }
  if (hops.length === 0) return undefined;
  const end = hops.findLastIndex((hop) => hop.by !== undefined);
  return { means: "traceroute", outcome: "no-answer", hops: hops.slice(0, Math.max(1, end + 1 + maxSilent)) };
}

/**
 * Follows one connection hop by hop and says where it stops and who says so, without rights of its own.
 * Undefined where this machine has no means for that. One connection at a time, each closed at once; throws `Failed` for faults of our own alone.
 */
export async function tracePath(to: { readonly address: string; readonly port: number }, until: Instant, now: () => Instant, cut: AbortSignal): Promise<PathTraceFacts | undefined> {
  const c = await loadLibc();
  if (c !== undefined) return byErrorQueue(c, to, until, now, cut);
  if (process.platform === "win32") return undefined;
  const limits = ["-n", "-q", "1", "-w", "1", "-m", "20", "-p", String(to.port)];
  for (const words of [["traceroute", "-T", "-O", "info", ...limits, to.address], ["tcptraceroute", "-n", "-q", "1", "-w", "1", "-m", "20", to.address, String(to.port)]] as const) {
    const outcome = await runCommand(words, { timeoutMs: Math.max(1, until - now()), maxBytes: 64 * 1024, terminal: "alone", cut });
    const facts = "printed" in outcome ? readTraceroute(outcome.printed, to.address) : undefined;
    if (facts !== undefined) return facts;
  }
  return undefined;
}
