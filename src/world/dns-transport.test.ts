import { createSocket, type Socket } from "node:dgram";
import { createServer, type Server } from "node:net";
import packet from "dns-packet";
import { afterEach, expect, test } from "vitest";
import { askServer, parseServer } from "./dns-transport.ts";

const now = () => performance.now();
const never = new AbortController().signal;
const open: (Socket | Server)[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

type Answer = (query: packet.Packet & { id: number }, send: (bytes: Buffer) => void) => void;

async function resolver(answer: Answer, overTcp?: Answer): Promise<string> {
  const udp = createSocket("udp4");
  open.push(udp);
  udp.on("message", (bytes, from) => answer(packet.decode(bytes) as never, (reply) => udp.send(reply, from.port, from.address)));
  const port = await new Promise<number>((resolve) => udp.bind(0, "127.0.0.1", () => resolve(udp.address().port)));
  if (overTcp !== undefined) {
    const tcp = createServer((socket) => socket.on("error", () => {}).on("data", (bytes) => overTcp(packet.streamDecode(bytes) as never, (reply) => socket.write(Buffer.concat([Buffer.from([reply.length >> 8, reply.length & 255]), reply])))));
    open.push(tcp);
    await new Promise<void>((resolve) => tcp.listen(port, "127.0.0.1", resolve));
  }
  return `127.0.0.1:${port}`;
}

const reply = (query: { readonly id?: number | undefined; readonly questions?: packet.Question[] | undefined }, more: Partial<packet.Packet> = {}) => packet.encode({ type: "response", id: query.id ?? 0, questions: query.questions ?? [], ...more } as packet.Packet);
const ask = (server: string, patienceMs = 2_000) => askServer({ name: "mail.example.net", type: "A", server, recursion: "desired" }, now() + patienceMs, now, never);

test("shows an answer with its flags and TTL", async () => {
  const server = await resolver((query, send) => send(reply(query, { flags: packet.AUTHORITATIVE_ANSWER | packet.RECURSION_AVAILABLE, answers: [{ type: "A", name: "mail.example.net", ttl: 77, data: "192.0.2.10" }] })));
  expect(await ask(server)).toMatchObject({ rcode: "NOERROR", authoritative: "yes", via: "udp", answers: [{ name: "mail.example.net", type: "A", ttl: 77, value: "192.0.2.10" }] });
});

test("an rcode other than NOERROR is an answer and no failure", async () => {
  const server = await resolver((query, send) => send(reply(query, { flags: 3 })));
  expect(await ask(server)).toMatchObject({ rcode: "NXDOMAIN", answers: [] });
});

test("goes on by TCP where the answer was cut, and takes that one", async () => {
  const server = await resolver(
    (query, send) => send(reply(query, { flags: packet.TRUNCATED_RESPONSE })),
    (query, send) => send(reply(query, { answers: [{ type: "A", name: "mail.example.net", ttl: 5, data: "192.0.2.11" }] })),
  );
  expect(await ask(server)).toMatchObject({ via: "tcp", answers: [{ value: "192.0.2.11" }] });
});

test("passes over an answer with a wrong number or to another question, and waits for the right one", async () => {
  const server = await resolver((query, send) => {
    send(reply({ ...query, id: (query.id + 1) & 0xffff }, { answers: [{ type: "A", name: "mail.example.net", ttl: 5, data: "203.0.113.66" }] }));
    send(reply({ id: query.id, questions: [{ type: "A", name: "evil.example" }] }, { answers: [{ type: "A", name: "evil.example", ttl: 5, data: "203.0.113.66" }] }));
    send(Buffer.from([1, 2, 3]));
    setTimeout(() => send(reply(query, { answers: [{ type: "A", name: "mail.example.net", ttl: 5, data: "192.0.2.12" }] })), 30);
  });
  expect((await ask(server)).answers.map((one) => one.value)).toEqual(["192.0.2.12"]);
});

test("asks again where the first question was lost", async () => {
  let asked = 0;
  const server = await resolver((query, send) => {
    asked += 1;
    if (asked > 1) send(reply(query, { answers: [{ type: "A", name: "mail.example.net", ttl: 5, data: "192.0.2.13" }] }));
  });
  expect((await ask(server)).answers).toHaveLength(1);
  expect(asked).toBe(2);
});

test("tells a resolver that is silent from one that is not there", async () => {
  const silent = await resolver(() => {});
  await expect(ask(silent, 300)).rejects.toMatchObject({ failure: { code: "resolver-silent", blame: "path" } });
  const gone = await resolver(() => {});
  open.splice(0).forEach((one) => one.close());
  await new Promise((resolve) => setTimeout(resolve, 20));
  await expect(ask(gone)).rejects.toMatchObject({ failure: { code: "resolver-refused" } });
});

test("an address that no packet can be sent to is a silent resolver", async () => {
  // Without leave to broadcast, connecting to this address fails at once, as one of a family that the machine does not have.
  await expect(ask("255.255.255.255:53")).rejects.toMatchObject({ failure: { code: "resolver-silent", blame: "path" } });
});

test.each([
  ["192.0.2.1", { address: "192.0.2.1", port: 53 }],
  ["192.0.2.1:5353", { address: "192.0.2.1", port: 5353 }],
  ["[2001:db8::1]:54", { address: "2001:db8::1", port: 54 }],
  ["2001:db8::1", { address: "2001:db8::1", port: 53 }],
  ["dns.example", undefined],
  ["192.0.2.1:0", undefined],
])("reads %s as a server", (text, server) => expect(parseServer(text)).toEqual(server));

test("TLSA, CAA and a text of several strings as they come over the wire", async () => {
  const data = Buffer.from("ab".repeat(32), "hex");
  const answers = {
    TLSA: { type: "TLSA", name: "mail.example.net", ttl: 60, data: { usage: 3, selector: 1, matchingType: 1, certificate: data } },
    CAA: { type: "CAA", name: "mail.example.net", ttl: 60, data: { flags: 0, tag: "issue", value: "letsencrypt.org; accounturi=https://example.com/1" } },
    TXT: { type: "TXT", name: "mail.example.net", ttl: 60, data: ["v=BIMI1; l=https://example.net/logo.svg; ", "a=https://example.net/vmc.pem"] },
  } as const;
  const server = await resolver((query, send) => send(reply(query, { answers: [answers[query.questions?.[0]?.type as "CAA"] as never] })));
  const one = async (type: "TLSA" | "CAA" | "TXT") => (await askServer({ name: "mail.example.net", type, server, recursion: "desired" }, now() + 2_000, now, never)).answers[0]?.value;
  expect(await one("TLSA")).toBe(`3 1 1 ${"ab".repeat(32)}`);
  expect(await one("CAA")).toBe('0 issue "letsencrypt.org; accounturi=https://example.com/1"');
  expect(await one("TXT")).toBe("v=BIMI1; l=https://example.net/logo.svg; a=https://example.net/vmc.pem");
});
