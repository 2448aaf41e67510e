import { createServer as createHttp } from "node:http";
import { createServer as createHttps } from "node:https";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { createSecureContext, createServer as createTls, TLSSocket, type TlsOptions } from "node:tls";
import { afterEach, beforeAll, expect, test } from "vitest";
import type { CaseFile } from "../../model/case-file.ts";
import type { Kind, Observation } from "../../model/observation.ts";
import type { Target } from "../../model/target.ts";
import { type CertificateWish, type Identity, makeAuthority, makeLeaf } from "../../testing/certificates.ts";
import { nodeWorld } from "../../world/node.ts";
import { measure } from "../run.ts";
import { probes } from "./index.ts";

// Which further looks the probes take at a TLS fault, over real sockets: what a diagnosis rests on must have been measured.

const host = "mail.test";
const addresses: Readonly<Record<string, string>> = { [host]: "127.0.0.2", "control.test": "127.0.0.3" };
const day = 86_400_000;
const old = { validFrom: new Date(Date.now() - 90 * day), validTo: new Date(Date.now() - day) };

let root: Identity;
let issuing: Identity;
const open: Server[] = [];

beforeAll(async () => {
  root = await makeAuthority({ subject: "CN=Test Root", key: "rsa" });
  issuing = await makeAuthority({ subject: "CN=Test Issuing CA" }, root);
});
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

const leaf = (wish: CertificateWish = {}, issuer = issuing) => makeLeaf({ names: [host], ...wish }, issuer);
const shown = (identity: Identity, ...more: Identity[]) => ({ key: identity.key, cert: [identity, ...more].map((one) => one.cert).join("") });

async function listen(server: Server, at = "127.0.0.1"): Promise<number> {
  open.push(server);
  server.on("tlsClientError", () => {});
  await new Promise<void>((resolve) => server.listen(0, at, resolve));
  return (server.address() as AddressInfo).port;
}

/** As much of a submission server as a walk without a login meets. */
function serve(socket: Socket, name: string, tls: TlsOptions, line: "clear" | "encrypted"): void {
  socket.on("error", () => {});
  socket.on("data", (bytes: Buffer) => {
    const verb = bytes.toString().split(/\s/)[0]?.toUpperCase();
    if (verb === "STARTTLS") {
      socket.removeAllListeners("data");
      socket.write("220 go\r\n");
      serve(new TLSSocket(socket, { ...tls, isServer: true, secureContext: createSecureContext(tls) }), name, tls, "encrypted");
    } else if (verb === "QUIT") socket.end("221 bye\r\n");
    else socket.write(verb === "EHLO" ? `250-${name}\r\n250 ${line === "clear" ? "STARTTLS" : "AUTH PLAIN"}\r\n` : "250 ok\r\n");
  });
}
const implicit = (name: string, tls: TlsOptions) =>
  listen(
    createTls(tls, (socket) => {
      socket.write(`220 ${name}\r\n`);
      serve(socket, name, tls, "encrypted");
    }),
    addresses[name],
  );
const upgrading = (name: string, tls: TlsOptions) =>
  listen(
    createServer((socket) => {
      socket.write(`220 ${name}\r\n`);
      serve(socket, name, tls, "clear");
    }),
    addresses[name],
  );

interface Scene {
  readonly tls: TlsOptions;
  /** The certificate of the web server on the same host. */
  readonly web?: TlsOptions;
  readonly control?: TlsOptions;
  readonly port?: 465 | 587;
  readonly error?: string;
}

async function look(scene: Scene): Promise<CaseFile> {
  const control = scene.control ?? shown(await makeLeaf({ names: ["control.test"] }, issuing), issuing);
  const ports = new Map<string, number>([
    ["127.0.0.2 465", await implicit(host, scene.tls)],
    ["127.0.0.2 587", await upgrading(host, scene.tls)],
    ["127.0.0.3 465", await implicit("control.test", control)],
    ["127.0.0.3 587", await upgrading("control.test", control)],
    ["127.0.0.3 443", await listen(createHttps(control, (_request, response) => response.end("hello")), addresses["control.test"])],
  ]);
  if (scene.web !== undefined) ports.set("127.0.0.2 443", await listen(createHttps(scene.web, (_request, response) => response.end("hello")), addresses[host]));
  const world = nodeWorld({
    ca: [root.cert],
    dns: [],
    // Port 1 is shut everywhere: what nobody serves is refused.
    divert: ({ address, port }) => ({ address, port: ports.get(`${address} ${port}`) ?? (port < 1_024 || port === 2_525 ? 1 : port) }),
    systemLookup: async (name) => [addresses[name] ?? "127.0.0.9"],
  });
  const port = scene.port ?? 465;
  const target: Target = { address: `ann@${host}`, domain: host, from: `ann@${host}`, history: "not-said", controls: [465, 587, 443].map((one) => ({ host: "control.test", port: one })) };
  const before: Observation[] = scene.error === undefined ? [] : [{ id: "o1", kind: "reported-reply", about: { on: "message" }, vantage: "here", at: new Date().toISOString(), startedMs: 0, tookMs: 0, ok: true, saw: { text: scene.error, phase: "tls" } }];
  return measure(target, [{ protocol: "smtp", host, port, security: port === 465 ? "tls" : "starttls", source: "in-use", trust: "login" }], probes, world, { allow: ["looks"], writtenBy: "test", before });
}

const furtherLooks: readonly Kind[] = ["tls-without-sni", "tls-legacy", "tls-issuer-fetch", "web-tls", "control-tls", "clock-offset"];
/** The further looks that were taken, and how each ended. */
function taken(caseFile: CaseFile): Readonly<Record<string, string>> {
  return Object.fromEntries(caseFile.observations.filter((one) => furtherLooks.includes(one.kind)).map((one) => [one.kind, one.ok ? "came" : one.failure.code]));
}

test("a certificate in order: no further look at all", async () => {
  expect(taken(await look({ tls: shown(await leaf(), issuing) }))).toEqual({});
  expect(taken(await look({ tls: shown(await leaf(), issuing), port: 587 }))).toEqual({});
});

test("an expired certificate: the web server of the host, and the time that others tell", async () => {
  const tls = shown(await leaf(old), issuing);
  expect(taken(await look({ tls }))).toEqual({ "web-tls": "refused", "clock-offset": "came" });
  const both = await look({ tls, port: 587, web: shown(await leaf(), issuing) });
  expect(taken(both)).toEqual({ "web-tls": "came", "clock-offset": "came" });
  const [offset] = both.observations.filter((one) => one.kind === "clock-offset");
  expect(offset?.ok && Math.abs(offset.saw.offsetMs)).toBeLessThan(5_000);
});

test("an authority that nobody knows: the certificate of an unrelated server, at the port in question", async () => {
  const office = await makeAuthority({ subject: "CN=Office CA" });
  for (const port of [465, 587] as const) {
    const caseFile = await look({ tls: shown(await leaf({}, office), office), port });
    expect(taken(caseFile)).toEqual({ "control-tls": "came" });
    expect(caseFile.observations.filter((one) => one.kind === "control-tls").map((one) => one.about)).toMatchObject([{ host: "control.test", port }]);
  }
});

test("a certificate signed by itself needs no comparison", async () => {
  expect(taken(await look({ tls: shown(await makeLeaf({ names: [host] })) }))).toEqual({});
});

test("a missing intermediate: its certificate is fetched from where the leaf says it is", async () => {
  const port = await listen(createHttp((_request, response) => response.end(issuing.der)));
  const caseFile = await look({ tls: shown(await leaf({ issuerUrl: `http://127.0.0.1:${port}/issuing.crt` })) });
  expect(taken(caseFile)).toMatchObject({ "tls-issuer-fetch": "came" });
  expect(caseFile.observations.find((one) => one.kind === "tls-issuer-fetch")).toMatchObject({ saw: { issuer: "CN=Test Issuing CA", anchored: "yes" } });
});

test("another name: the handshake without a name; the same where the mail program complains", async () => {
  expect(taken(await look({ tls: shown(await leaf({ names: ["other.test"] }), issuing) }))).toEqual({ "tls-without-sni": "came" });
  expect(taken(await look({ tls: shown(await leaf(), issuing), error: "ERR_TLS_CERT_ALTNAME_INVALID" }))).toEqual({ "tls-without-sni": "came", "control-tls": "came" });
});

test("a refused handshake: once more with all that is old, and no wait for a greeting in the other mode", async () => {
  const began = performance.now();
  expect(taken(await look({ tls: { ...shown(await leaf(), issuing), minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" } }))).toEqual({ "tls-legacy": "came" });
  expect(taken(await look({ tls: {}, port: 587 }))).toEqual({ "tls-legacy": "tls-handshake-alert", "tls-without-sni": "tls-handshake-alert" });
  expect(performance.now() - began).toBeLessThan(10_000);
});

test("a demand for a client certificate ends the walk where the server says so", async () => {
  const demand = { ...shown(await leaf(), issuing), requestCert: true, rejectUnauthorized: true, ca: [root.cert] };
  const ends = async (scene: Scene) => (await look(scene)).observations.filter((one) => !one.ok && one.failure.code === "tls-certificate-alert").map((one) => one.kind);
  expect(await ends({ tls: demand })).toContain("smtp-greeting");
  expect(await ends({ tls: demand, port: 587 })).toContain("smtp-hello-tls");
  expect(await ends({ tls: { ...demand, maxVersion: "TLSv1.2" }, port: 587 })).toContain("tls-handshake");
});
