import { createSocket } from "node:dgram";
import { createServer } from "node:net";
import { type Answer, decode, encode, type Packet, streamDecode, streamEncode } from "dns-packet";

/** One record of a zone, in the words of a zone file. */
export interface PlainRecord {
  readonly name: string;
  readonly type: string;
  readonly value: string;
  readonly ttl: number;
}

/** A name server in place of Knot, NSD and Unbound, for a lab without root: it knows every zone of the lab. */
export interface PlainDnsServer {
  readonly part: "dns";
  readonly addresses: readonly string[];
  /** A resolver answers everything; a name server only its own zones; the root only tells where they are. */
  readonly acts: "resolver" | "authority" | "root";
  readonly zones: readonly { readonly name: string; readonly servers: readonly string[] }[];
  readonly records: readonly PlainRecord[];
}

export async function startDns(spec: PlainDnsServer): Promise<void> {
  for (const address of spec.addresses) {
    const udp = createSocket(address.includes(":") ? "udp6" : "udp4");
    udp.on("message", (message, from) => udp.send(encode(answerTo(spec, decode(message))), from.port, from.address));
    await new Promise<void>((up) => udp.bind(53, address, up));
    const tcp = createServer((socket) => {
      let rest = Buffer.alloc(0);
      socket.on("error", () => {});
      socket.on("data", (chunk: Buffer) => {
        rest = Buffer.concat([rest, chunk]);
        while (rest.length >= 2 && rest.length >= 2 + rest.readUInt16BE(0)) {
          const size = 2 + rest.readUInt16BE(0);
          socket.write(streamEncode(answerTo(spec, streamDecode(rest.subarray(0, size)))));
          rest = rest.subarray(size);
        }
      });
    });
    await new Promise<void>((up) => tcp.listen(53, address, up));
  }
}

const dotless = (name: string) => name.replace(/\.$/, "").toLowerCase();

/** The answer to one question, by RFC 1034 section 4.3.2 as far as a lab needs it. */
function answerTo(spec: PlainDnsServer, asked: Packet): Packet {
  const question = asked.questions?.[0];
  const edns = (asked.additionals ?? []).some((one) => one.type === "OPT");
  const found = question === undefined ? { code: 1, answers: [], authorities: [], additionals: [] } : find(spec, dotless(question.name), question.type);
  const authoritative = spec.acts === "authority" && found.code !== 5 ? 0x400 : 0;
  return {
    type: "response",
    ...(asked.id === undefined ? {} : { id: asked.id }),
    flags: ((asked.flags ?? 0) & 0x100) | authoritative | (spec.acts === "resolver" ? 0x80 : 0) | found.code,
    questions: asked.questions ?? [],
    answers: found.answers,
    authorities: found.authorities,
    additionals: [...found.additionals, ...(edns ? [ednsAnswer()] : [])],
  };
}

function ednsAnswer(): Answer {
  return { type: "OPT", name: ".", udpPayloadSize: 1232, extendedRcode: 0, ednsVersion: 0, flags: 0, flag_do: false, options: [] };
}

interface Found {
  readonly code: number;
  readonly answers: Answer[];
  readonly authorities: Answer[];
  readonly additionals: Answer[];
}

function find(spec: PlainDnsServer, asked: string, type: string): Found {
  const zoneOf = (name: string) => spec.zones.filter((zone) => name === zone.name || name.endsWith(`.${zone.name}`)).sort((a, b) => b.name.length - a.name.length)[0];
  const zone = zoneOf(asked);
  if (spec.acts === "root" && zone !== undefined) return referral(spec, zone);
  if (spec.acts === "authority" && zone === undefined) return { code: 5, answers: [], authorities: [], additionals: [] };
  const answers: Answer[] = [];
  let name = asked;
  for (let hops = 0; hops < 8; hops += 1) {
    const here = spec.records.filter((record) => record.name.toLowerCase() === name);
    const right = here.filter((record) => record.type === type);
    answers.push(...right.map(asAnswer));
    const at = zoneOf(name);
    if (at?.name === name && type === "NS") answers.push(...at.servers.map((server) => ({ name, type: "NS", ttl: 300, data: server }) as const));
    if (at?.name === name && type === "SOA") answers.push(startOf(at));
    const alias = here.find((record) => record.type === "CNAME");
    if (answers.length > 0 && alias === undefined) break;
    if (alias === undefined || type === "CNAME" || right.length > 0) break;
    answers.push(asAnswer(alias));
    name = dotless(alias.value);
  }
  if (answers.some((one) => one.type === type)) return { code: 0, answers, authorities: [], additionals: [] };
  const end = zoneOf(name);
  // A name exists when it or something below it has a record.
  const exists = end?.name === name || spec.records.some((record) => record.name.toLowerCase() === name || record.name.toLowerCase().endsWith(`.${name}`)) || spec.zones.some((one) => one.name.endsWith(`.${name}`));
  return { code: exists ? 0 : 3, answers, authorities: [end === undefined ? startOf({ name: ".", servers: ["a.root"] }) : startOf(end)], additionals: [] };
}

function referral(spec: PlainDnsServer, zone: { readonly name: string; readonly servers: readonly string[] }): Found {
  const glue = spec.records.filter((record) => record.type === "A" && zone.servers.includes(record.name));
  return { code: 0, answers: [], authorities: zone.servers.map((data) => ({ name: zone.name, type: "NS", ttl: 300, data })), additionals: glue.map(asAnswer) };
}

function startOf(zone: { readonly name: string; readonly servers: readonly string[] }): Answer {
  return { name: zone.name, type: "SOA", ttl: 60, data: { mname: zone.servers[0] ?? ".", rname: `hostmaster.${zone.name}`, serial: 2026010102, refresh: 3600, retry: 600, expire: 86400, minimum: 60 } };
}

function asAnswer(record: PlainRecord): Answer {
  const { name, ttl, value } = record;
  const words = value.split(" ");
  switch (record.type) {
    case "MX":
      return { name, ttl, type: "MX", data: { preference: Number(words[0]), exchange: dotless(words[1] as string) } };
    case "SRV":
      return { name, ttl, type: "SRV", data: { priority: Number(words[0]), weight: Number(words[1]), port: Number(words[2]), target: dotless(words[3] as string) } };
    case "TXT":
      return { name, ttl, type: "TXT", data: [...value.matchAll(/"([^"]*)"/g)].map((text) => text[1] as string) };
    case "A":
    case "AAAA":
      return { name, ttl, type: record.type, data: value };
    default:
      return { name, ttl, type: record.type as "CNAME", data: dotless(value) };
  }
}
