// A resolver on loopback that answers from memory, in a process of its own: N domains made by rule, with SPF includes that they share.
//   node dns-stand-in.ts [DOMAINS [ADDRESS PORT]]     prints its port, then counts questions; "stats" on standard input prints how many came, and how many twice
import { createSocket } from "node:dgram";
import packet, { type Answer } from "dns-packet";

const domains = Number(process.argv[2] ?? 10_000);
const key = "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDdvRhJiBtLJMhq5eFWtjsxww/S9/fUHVLo1KX81ePXn+SPoR5hfdwSNygAF0ODC6xEy4O+8gDnDnca4N9KtDuZnVeoNvoQ7oAT/XrSmAZuS4zOqKgU2kM76yWeKXdNBS1ianRLHlXof5HqgIEL8n2ZGGCxfHHz3vbQMt96sqwlVQIDAQAB";
const isDomain = (name: string) => /^d(\d+)\.example$/.test(name) && Number(/^d(\d+)/.exec(name)?.[1]) < domains;

/** The records of a name and type; undefined where the name does not exist. */
function records(name: string, type: string): readonly string[] | undefined {
  const number = Number(/d(\d+)\.example$/.exec(name)?.[1] ?? 0);
  if (isDomain(name)) return type === "MX" ? ["10 mx1.host.example", "20 mx2.host.example"] : type === "TXT" ? [`v=spf1 include:spf${number % 7}.host.example mx ~all`, "unrelated=1"] : type === "A" ? ["192.0.2.80"] : type === "NS" ? ["ns1.host.example"] : [];
  if (/^spf\d\.host\.example$/.test(name)) return type === "TXT" ? ["v=spf1 ip4:192.0.2.0/25 include:more.host.example -all"] : [];
  if (name === "more.host.example") return type === "TXT" ? ["v=spf1 ip4:198.51.100.0/24 a:out.host.example -all"] : [];
  if (/^(?:mx1|mx2|out|ns1)\.host\.example$/.test(name)) return type === "A" ? ["192.0.2.10"] : [];
  if (/^_dmarc\.d\d+\.example$/.test(name)) return type === "TXT" ? ["v=DMARC1; p=quarantine"] : [];
  if (/^mail\._domainkey\.d\d+\.example$/.test(name)) return type === "TXT" ? [`v=DKIM1; k=rsa; p=${key}`] : [];
  if (name === "25.2.0.192.in-addr.arpa") return type === "PTR" ? ["out.host.example"] : [];
  return undefined;
}

const counts = new Map<string, number>();
const socket = createSocket("udp4");
socket.on("message", (bytes, from) => {
  const asked = packet.decode(bytes);
  const question = asked.questions?.[0];
  if (question === undefined) return;
  const name = question.name.toLowerCase();
  counts.set(`${question.type} ${name}`, (counts.get(`${question.type} ${name}`) ?? 0) + 1);
  const found = records(name, question.type);
  const answers = (found ?? []).map((value): Answer => {
    const [preference, exchange] = value.split(" ");
    const data = question.type === "MX" ? { preference: Number(preference), exchange: exchange ?? "" } : question.type === "TXT" ? [value.slice(0, 255), value.slice(255)].filter((part) => part !== "") : value;
    return { name: question.name, type: question.type, ttl: 300, data } as unknown as Answer;
  });
  socket.send(packet.encode({ type: "response", id: asked.id ?? 0, flags: 0x0180 | (found === undefined ? 3 : 0), questions: [question], answers }), from.port, from.address);
});
socket.bind(Number(process.argv[4] ?? 0), process.argv[3] ?? "127.0.0.1", () => process.stdout.write(`${socket.address().port}\n`));
process.stdin.on("data", () => {
  const list = [...counts.values()];
  process.stdout.write(`${JSON.stringify({ questions: list.reduce((sum, one) => sum + one, 0), different: list.length, most: Math.max(0, ...list) })}\n`);
  counts.clear();
});
process.stdin.on("end", () => process.exit(0));
