import { createSocket, type Socket as UdpSocket } from "node:dgram";
import { createServer, type Server, type Socket } from "node:net";
import packet, { type Answer, type Packet, type Question } from "dns-packet";
import type { Listener } from "./listener.ts";

/** The records of one name. MX is "preference host", SRV is "priority weight port host". */
export interface Records {
  readonly A?: readonly string[];
  readonly AAAA?: readonly string[];
  readonly MX?: readonly string[];
  readonly SRV?: readonly string[];
  readonly TXT?: readonly string[];
}

/** All names that exist, and a general fault where the whole server has one. */
export interface Zone {
  readonly names: Map<string, Records>;
  fault: "none" | "SERVFAIL" | "REFUSED" | "silent";
}

const ttl = 300;
/** Without EDNS a message over UDP may have this many bytes (RFC 1035 section 4.2.1); ours are short and never need more. */
const udpBytes = 512;
const rcodes = { NXDOMAIN: 3, SERVFAIL: 2, REFUSED: 5, NOERROR: 0 } as const;

function recordsOf(zone: Zone, question: Question): Answer[] {
  const records = zone.names.get(question.name.toLowerCase());
  const frame = { name: question.name, ttl } as const;
  switch (question.type) {
    case "A":
    case "AAAA":
      return (records?.[question.type] ?? []).map((data): Answer => ({ ...frame, type: question.type as "A", data }));
    case "TXT":
      return (records?.TXT ?? []).map((data): Answer => ({ ...frame, type: "TXT", data }));
    case "MX":
      return (records?.MX ?? []).map((text): Answer => {
        const [preference, exchange = "."] = text.split(" ");
        return { ...frame, type: "MX", data: { preference: Number(preference), exchange } };
      });
    case "SRV":
      return (records?.SRV ?? []).map((text): Answer => {
        const [priority, weight, port, target = "."] = text.split(" ");
        return { ...frame, type: "SRV", data: { priority: Number(priority), weight: Number(weight), port: Number(port), target } };
      });
    default:
      return [];
  }
}

/** A name exists where it has records, or where a name below it has some (RFC 8020). */
function exists(zone: Zone, name: string): boolean {
  const wanted = name.toLowerCase();
  return [...zone.names.keys()].some((known) => known === wanted || known.endsWith(`.${wanted}`));
}

function answerTo(zone: Zone, query: Packet, via: "udp" | "tcp"): Buffer | undefined {
  const question = query.questions?.[0];
  if (question === undefined || zone.fault === "silent") return undefined;
  const good = zone.fault === "none";
  const answers = good ? recordsOf(zone, question) : [];
  const rcode = zone.fault !== "none" ? rcodes[zone.fault] : answers.length > 0 || exists(zone, question.name) ? rcodes.NOERROR : rcodes.NXDOMAIN;
  const message: Packet = {
    type: "response",
    ...(query.id === undefined ? {} : { id: query.id }),
    flags: packet.RECURSION_DESIRED | packet.RECURSION_AVAILABLE | rcode,
    questions: [question],
    answers,
  };
  const bytes = packet.encode(message);
  return via === "udp" && bytes.length > udpBytes ? packet.encode({ ...message, flags: (message.flags ?? 0) | packet.TRUNCATED_RESPONSE, answers: [] }) : bytes;
}

function decoded(bytes: Buffer): Packet | undefined {
  try {
    return packet.decode(bytes);
  } catch {
    return undefined;
  }
}

function serveTcp(zone: Zone, socket: Socket): void {
  let rest = Buffer.alloc(0);
  socket.on("error", () => socket.destroy());
  socket.on("data", (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 2 && rest.length >= 2 + rest.readUInt16BE(0)) {
      const end = 2 + rest.readUInt16BE(0);
      const query = decoded(rest.subarray(2, end));
      rest = rest.subarray(end);
      const answer = query === undefined ? undefined : answerTo(zone, query, "tcp");
      if (answer === undefined) continue;
      const length = Buffer.alloc(2);
      length.writeUInt16BE(answer.length);
      socket.write(Buffer.concat([length, answer]));
    }
  });
}

/** A port that is free for UDP may be taken for TCP: then another one is tried. */
const attempts = 20;

function bindBoth(udp: UdpSocket, tcp: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    udp.once("error", reject);
    tcp.once("error", reject);
    udp.bind({ address: "127.0.0.1", port: 0 }, () => {
      const { port } = udp.address();
      tcp.listen({ host: "127.0.0.1", port }, () => resolve(port));
    });
  });
}

/** A resolver for the names of a zone, over UDP and TCP at one port. */
export async function dnsServer(zone: Zone): Promise<Listener> {
  for (let attempt = 1; ; attempt += 1) {
    const udp = createSocket("udp4");
    const sockets = new Set<Socket>();
    const tcp = createServer((socket) => {
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
      serveTcp(zone, socket);
    });
    udp.on("message", (bytes, from) => {
      const query = decoded(bytes);
      const answer = query === undefined ? undefined : answerTo(zone, query, "udp");
      if (answer !== undefined) udp.send(answer, from.port, from.address);
    });
    const close = async () => {
      for (const socket of sockets) socket.destroy();
      await Promise.all([new Promise<void>((done) => udp.close(() => done())), new Promise<void>((done) => tcp.close(() => done()))]);
    };
    try {
      return { port: await bindBoth(udp, tcp), close };
    } catch (error) {
      await close();
      if (attempt === attempts) throw error;
    }
  }
}
