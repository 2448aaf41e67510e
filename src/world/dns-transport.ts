import { randomInt } from "node:crypto";
import { createSocket } from "node:dgram";
import { connect as connectTcp, isIP } from "node:net";
import packet, { type Answer, type DecodedPacket } from "dns-packet";
import type { RecordFacts } from "../model/observation.ts";
import { Failed } from "./classify.ts";
import { visible } from "./redact.ts";
import type { DnsQuestion, DnsReply, Instant } from "./world.ts";

/** EDNS buffer size: the value of DNS Flag Day 2020, which avoids fragments. */
const ednsBytes = 1232;
/** When a UDP question is asked again, in milliseconds after the first; the answer to any of them counts. */
const resendAfterMs = [700, 2_000, 4_000];
/** The largest answer over TCP that is read; the length field itself allows no more. */
const maxTcpBytes = 65_535;

/** An address with an optional port, as in `192.0.2.1`, `192.0.2.1:5353`, `[2001:db8::1]:53`, `2001:db8::1`. Undefined where it is none. */
export function parseServer(text: string): { address: string; port: number } | undefined {
  const bracketed = /^\[([^\]]+)\](?::(\d+))?$/.exec(text);
  const plain = /^([^:]+)(?::(\d+))?$/.exec(text);
  const [address, port] = bracketed !== null ? [bracketed[1], bracketed[2]] : plain !== null ? [plain[1], plain[2]] : [text, undefined];
  const number = port === undefined ? 53 : Number(port);
  if (address === undefined || isIP(address) === 0 || number < 1 || number > 65_535) return undefined;
  return { address, port: number };
}

/** Names in answers can hold any byte (RFC 2181 section 11): show what is no letter, digit, dot, hyphen or underscore as an escape. */
function shownName(name: string): string {
  return visible(name).replace(/[\s"\\]/g, (character) => `\\${character.charCodeAt(0).toString().padStart(3, "0")}`).replace(/\.$/, "");
}

function shownValue(answer: Answer): string {
  const data = (answer as { data?: unknown }).data;
  switch (answer.type) {
    case "MX": {
      const mx = answer.data;
      return `${mx.preference ?? 0} ${shownName(mx.exchange) || "."}`;
    }
    case "SRV": {
      const srv = answer.data;
      return `${srv.priority ?? 0} ${srv.weight ?? 0} ${srv.port} ${shownName(srv.target) || "."}`;
    }
    case "SOA": {
      const soa = answer.data;
      return `${shownName(soa.mname)} ${shownName(soa.rname)} ${soa.serial ?? 0} ${soa.refresh ?? 0} ${soa.retry ?? 0} ${soa.expire ?? 0} ${soa.minimum ?? 0}`;
    }
    case "TXT": {
      const parts = Array.isArray(data) ? data : [data];
      return visible(parts.map((part) => (typeof part === "string" ? part : Buffer.from(part as Uint8Array).toString("utf8"))).join(""));
    }
    case "TLSA": {
      // RFC 6698 section 2.2: three numbers and the association in hexadecimal digits.
      const tlsa = data as { usage: number; selector: number; matchingType: number; certificate: Uint8Array };
      return `${tlsa.usage} ${tlsa.selector} ${tlsa.matchingType} ${Buffer.from(tlsa.certificate).toString("hex")}`;
    }
    case "CAA":
      return `${answer.data.flags ?? 0} ${visible(answer.data.tag)} "${visible(answer.data.value)}"`;
    default:
      return typeof data === "string" ? shownName(data) : Buffer.isBuffer(data) ? data.toString("hex") : visible(JSON.stringify(data) ?? "");
  }
}

function records(answers: readonly Answer[] | undefined): RecordFacts[] {
  const out: RecordFacts[] = [];
  for (const answer of answers ?? []) {
    if (answer.type === "OPT") continue;
    out.push({ name: shownName(answer.name), type: answer.type, ttl: "ttl" in answer ? (answer.ttl ?? 0) : 0, value: shownValue(answer) });
  }
  return out;
}

function extendedError(decoded: DecodedPacket): string | undefined {
  for (const record of decoded.additionals ?? []) {
    if (record.type !== "OPT") continue;
    for (const option of record.options) {
      const data = (option as { code: number; data?: Buffer }).data;
      if ((option as { code: number }).code === 15 && data !== undefined && data.length >= 2) {
        return `${data.readUInt16BE(0)} ${visible(data.subarray(2).toString("utf8"))}`.trim();
      }
    }
  }
  return undefined;
}

/** A message that at least has a readable header, and the question that we asked. */
function decode(bytes: Buffer, id: number, question: DnsQuestion): DecodedPacket | "not-ours" {
  if (bytes.length < 12 || bytes.readUInt16BE(0) !== id || (bytes.readUInt8(2) & 0x80) === 0) return "not-ours";
  let decoded: DecodedPacket;
  try {
    decoded = packet.decode(bytes);
  } catch {
    // The header and its rcode are good even where a record is not: an answer that cannot be read is a failed one.
    return { ...packet.decode(bytes.subarray(0, 12).fill(0, 4, 12)), flags: bytes.readUInt16BE(2) & 0x7ff0, rcode: "FORMERR" } as DecodedPacket & { rcode: string };
  }
  const asked = decoded.questions?.[0];
  if (asked !== undefined && (asked.type !== question.type || asked.name.toLowerCase() !== question.name.toLowerCase())) return "not-ours";
  return decoded;
}

function replyOf(decoded: DecodedPacket, question: DnsQuestion, via: "udp" | "tcp"): DnsReply {
  const flags = decoded as DecodedPacket & { rcode?: string };
  const error = extendedError(decoded);
  return {
    resolver: question.server,
    rcode: flags.rcode ?? "NOERROR",
    authoritative: decoded.flag_aa ? "yes" : "no",
    authenticated: decoded.flag_ad ? "yes" : "no",
    via,
    answers: records(decoded.answers),
    authority: records(decoded.authorities),
    ...(error === undefined ? {} : { extendedError: error }),
  };
}

function encode(question: DnsQuestion, id: number): Buffer {
  return packet.encode({
    type: "query",
    id,
    flags: question.recursion === "desired" ? packet.RECURSION_DESIRED | (question.dnssec === "ask" ? packet.AUTHENTIC_DATA : 0) : 0,
    questions: [{ type: question.type, name: question.name }],
    additionals: [{ type: "OPT", name: ".", udpPayloadSize: ednsBytes, flags: question.dnssec === "ask" ? packet.DNSSEC_OK : 0, options: [] } as unknown as Answer],
  });
}

function overUdp(question: DnsQuestion, server: { address: string; port: number }, until: Instant, now: () => Instant, cut: AbortSignal): Promise<DecodedPacket> {
  return new Promise((resolve, reject) => {
    const id = randomInt(0x10000);
    const bytes = encode(question, id);
    const socket = createSocket({ type: isIP(server.address) === 6 ? "udp6" : "udp4" });
    const timers: NodeJS.Timeout[] = [];
    const began = now();
    const finish = (act: () => void) => {
      for (const timer of timers) clearTimeout(timer);
      cut.removeEventListener("abort", onCut);
      socket.removeAllListeners();
      socket.on("error", () => {});
      socket.close();
      act();
    };
    const onCut = () => finish(() => reject(new Failed("cut-short", "us", "the question was withdrawn")));
    cut.addEventListener("abort", onCut, { once: true });
    const onError = (error: NodeJS.ErrnoException) =>
      finish(() =>
        reject(
          error.code === "ECONNREFUSED"
            ? new Failed("resolver-refused", "path", `nothing listens for DNS at ${question.server}`)
            : error.code === "EMFILE" || error.code === "ENOBUFS"
              ? new Failed("out-of-sockets", "us", error.message)
              : new Failed("resolver-silent", "path", error.message),
        ),
      );
    socket.on("error", onError);
    // A connected socket takes packets from that address and port alone; forged or foreign ones are passed over and the wait goes on.
    socket.on("message", (message) => {
      const decoded = decode(message, id, question);
      if (decoded !== "not-ours") finish(() => resolve(decoded));
    });
    // Where there is no way to that kind of address, Node hands the error to this callback and emits none.
    const connected = (error?: NodeJS.ErrnoException) => {
      if (error instanceof Error) return onError(error);
      const send = () => socket.send(bytes);
      send();
      for (const after of resendAfterMs) if (began + after < until) timers.push(setTimeout(send, after));
      timers.push(setTimeout(() => finish(() => reject(new Failed("resolver-silent", "path", `no answer from ${question.server}`, { waitedMs: now() - began }))), Math.max(1, until - now())));
    };
    socket.connect(server.port, server.address, connected);
  });
}

function overTcp(question: DnsQuestion, server: { address: string; port: number }, until: Instant, now: () => Instant, cut: AbortSignal): Promise<DecodedPacket> {
  return new Promise((resolve, reject) => {
    const id = randomInt(0x10000);
    const bytes = encode(question, id);
    const socket = connectTcp({ host: server.address, port: server.port });
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (act: () => void) => {
      clearTimeout(timer);
      cut.removeEventListener("abort", onCut);
      socket.destroy();
      act();
    };
    const fail = (why: string) => finish(() => reject(new Failed("resolver-silent", "path", why)));
    const onCut = () => finish(() => reject(new Failed("cut-short", "us", "the question was withdrawn")));
    const timer = setTimeout(() => fail(`no answer over TCP from ${question.server}`), Math.max(1, until - now()));
    cut.addEventListener("abort", onCut, { once: true });
    socket.on("error", (error) => fail(`DNS over TCP: ${error.message}`));
    socket.on("close", () => fail(`DNS over TCP: ${question.server} closed the connection`));
    socket.on("connect", () => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(bytes.length);
      socket.write(Buffer.concat([length, bytes]));
    });
    socket.on("data", (chunk) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > maxTcpBytes + 2) return fail("DNS over TCP: more bytes than a message can have");
      const all = Buffer.concat(chunks);
      if (all.length < 2 || all.length < 2 + all.readUInt16BE(0)) return;
      const decoded = decode(all.subarray(2, 2 + all.readUInt16BE(0)), id, question);
      finish(() => (decoded === "not-ours" ? reject(new Failed("resolver-failed", "path", "the answer over TCP is to another question")) : resolve(decoded)));
    });
  });
}

/**
 * Asks one DNS server one question: UDP first, TCP where the answer was cut (RFC 7766), the whole answer visible.
 * Throws `Failed` (`resolver-silent`, `resolver-refused`) where no answer came; an rcode other than NOERROR is an answer.
 */
export async function askServer(question: DnsQuestion, until: Instant, now: () => Instant, cut: AbortSignal): Promise<DnsReply> {
  const server = parseServer(question.server);
  if (server === undefined) throw new Failed("internal", "us", `${question.server} is no address of a DNS server`);
  const decoded = await overUdp(question, server, until, now, cut);
  if (!decoded.flag_tc) return replyOf(decoded, question, "udp");
  return replyOf(await overTcp(question, server, until, now, cut), question, "tcp");
}
