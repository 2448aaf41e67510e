import { connect } from "node:net";
import { expect, test } from "vitest";
import { askServer } from "../../../world/dns-transport.ts";
import { dnsServer, type Zone } from "./dns-server.ts";
import { silentPort } from "./silent-port.ts";

const never = new AbortController().signal;
const now = () => performance.now();

test("a DNS answer that is too long for UDP comes over TCP", async () => {
  const zone: Zone = { names: new Map([["long.example", { TXT: Array.from({ length: 10 }, (_, at) => `${at}${"x".repeat(200)}`) }]]), fault: "none" };
  const dns = await dnsServer(zone);
  try {
    const answer = await askServer({ name: "long.example", type: "TXT", server: `127.0.0.1:${dns.port}`, recursion: "desired" }, now() + 5_000, now, never);
    expect(answer.via).toBe("tcp");
    expect(answer.answers).toHaveLength(10);
  } finally {
    await dns.close();
  }
});

test("a name with names below it exists, and has no records", async () => {
  const zone: Zone = { names: new Map([["_submission._tcp.blossom.example", { SRV: ["0 1 587 smtp.blossom.example"] }]]), fault: "none" };
  const dns = await dnsServer(zone);
  const ask = (name: string) => askServer({ name, type: "A", server: `127.0.0.1:${dns.port}`, recursion: "desired" }, now() + 5_000, now, never);
  try {
    expect((await ask("blossom.example")).rcode).toBe("NOERROR");
    expect((await ask("tulip.example")).rcode).toBe("NXDOMAIN");
  } finally {
    await dns.close();
  }
});

test("a silent port neither takes a connection nor refuses it", async () => {
  const silence = await silentPort();
  const socket = connect({ host: "127.0.0.1", port: silence.port });
  try {
    const outcome = await new Promise((resolve) => {
      socket.once("connect", () => resolve("connected"));
      socket.once("error", (error: NodeJS.ErrnoException) => resolve(error.code));
      setTimeout(() => resolve("nothing"), 500);
    });
    expect(outcome).toBe("nothing");
  } finally {
    socket.destroy();
    await silence.close();
  }
});
