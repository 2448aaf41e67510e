import { createServer as createHttp } from "node:http";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { createSecureContext, createServer as createTls, type TlsOptions } from "node:tls";
import { getDiffieHellman } from "node:crypto";
import { afterEach, beforeAll, expect, test } from "vitest";
import type { FailureCode } from "../model/failure.ts";
import type { TlsFacts } from "../model/observation.ts";
import { type CertificateWish, type Identity, makeAuthority, makeLeaf } from "../testing/certificates.ts";
import { Failed } from "./classify.ts";
import { nodeWorld } from "./node.ts";
import type { HandshakeOffer, Protection, World } from "./world.ts";

const host = "mail.test";
const day = 86_400_000;
const never = new AbortController().signal;

let root: Identity;
let intermediate: Identity;
let knowing: World;
let strange: World;
const open: Server[] = [];

beforeAll(async () => {
  root = await makeAuthority({ subject: "CN=Test Root", key: "rsa" });
  intermediate = await makeAuthority({ subject: "CN=Test Issuing CA" }, root);
  knowing = nodeWorld({ ca: [root.cert] });
  strange = nodeWorld();
});

afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function listen(server: Server): Promise<number> {
  open.push(server);
  server.on("tlsClientError", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

/** A TLS server that says "220 hi" to whoever finished the handshake. */
const serve = (options: TlsOptions) =>
  listen(
    createTls(options, (socket) => {
      socket.on("error", () => {});
      socket.write("220 hi\r\n");
    }),
  );

/** A server that does with the ClientHello what `act` says. */
const misbehave = (act: (socket: Socket) => void) =>
  listen(
    createServer((socket) => {
      socket.on("error", () => {});
      socket.once("data", () => act(socket));
    }),
  );

const leaf = (wish: CertificateWish = {}, issuer = intermediate) => makeLeaf({ names: [host], ...wish }, issuer);
const shown = (identity: Identity, ...more: Identity[]) => ({ key: identity.key, cert: [identity, ...more].map((one) => one.cert).join("") });

interface Shaken {
  readonly facts: TlsFacts;
  readonly protection: Protection;
  readonly said: string;
}

async function shake(port: number, world: World = knowing, offer: Partial<HandshakeOffer> = {}): Promise<Shaken> {
  const clear = await world.connect({ host, address: "127.0.0.1", port }, world.now() + 3_000, never);
  const { channel, facts } = await world.handshake(clear, { host, sni: "send", versions: "modern", ...offer }, world.now() + 1_500);
  const said = await channel.read(world.now() + 1_500).then(
    (bytes) => (bytes === "end" ? "end" : Buffer.from(bytes).toString().trim()),
    (error: unknown) => (error as Failed).failure.code,
  );
  channel.close();
  return { facts, protection: channel.protection, said };
}

async function failure(port: number, world: World = knowing, offer: Partial<HandshakeOffer> = {}): Promise<FailureCode> {
  const error: unknown = await shake(port, world, offer).then(
    () => "no failure",
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Failed);
  return (error as Failed).failure.code;
}

test("a certificate of a known root, for this name, in force: verified", async () => {
  const { facts, protection, said } = await shake(await serve(shown(await leaf(), intermediate)));
  expect(facts).toMatchObject({ version: "TLSv1.3", serverName: host, nameMatches: "yes", inValidity: "yes", trust: { bundled: { accepted: "no" }, system: { accepted: "no" }, named: { accepted: "yes" } } });
  expect(facts.verifyError).toBeUndefined();
  expect(facts.chain.map((one) => one.subject)).toEqual([`CN=${host}`, "CN=Test Issuing CA"]);
  expect(facts.chain[0]).toMatchObject({ names: [host], selfIssued: "no", key: "ec prime256v1", signature: "ecdsa-with-SHA256" });
  expect({ protection, said }).toEqual({ protection: "verified", said: "220 hi" });
});

test("an expired certificate: the dates are at fault, not the root", async () => {
  const { facts, protection } = await shake(await serve(shown(await leaf({ validFrom: new Date(Date.now() - 90 * day), validTo: new Date(Date.now() - day) }), intermediate)));
  expect(facts).toMatchObject({ inValidity: "expired", verifyError: "CERT_HAS_EXPIRED", trust: { named: { accepted: "yes" } } });
  expect(protection).toBe("encrypted");
});

test("an expired issuing certificate under a leaf in force", async () => {
  const old = await makeAuthority({ subject: "CN=Old Issuing CA", validFrom: new Date(Date.now() - 90 * day), validTo: new Date(Date.now() - day) }, root);
  const { facts } = await shake(await serve(shown(await leaf({}, old), old)));
  expect(facts).toMatchObject({ inValidity: "yes", verifyError: "CERT_HAS_EXPIRED" });
});

test("a certificate that is not yet in force", async () => {
  const { facts } = await shake(await serve(shown(await leaf({ validFrom: new Date(Date.now() + day) }), intermediate)));
  expect(facts).toMatchObject({ inValidity: "not-yet", verifyError: "CERT_NOT_YET_VALID" });
});

test("a certificate for other names, and one that has its name only in the subject", async () => {
  const other = await shake(await serve(shown(await leaf({ names: ["other.test", "*.web.test"] }), intermediate)));
  expect(other.facts).toMatchObject({ nameMatches: "no", chain: [{ names: ["other.test", "*.web.test"] }, {}] });
  expect(other.facts.verifyError).toBeUndefined();
  expect(other.protection).toBe("encrypted");
  const common = await shake(await serve(shown(await leaf({ names: [], subject: `CN=${host}` }), intermediate)));
  expect(common.facts).toMatchObject({ nameMatches: "no", chain: [{ names: [], subject: `CN=${host}` }, {}] });
});

test("a certificate signed by itself", async () => {
  const { facts, protection } = await shake(await serve(shown(await makeLeaf({ names: [host] }))));
  expect(facts).toMatchObject({ verifyError: "DEPTH_ZERO_SELF_SIGNED_CERT", chain: [{ selfIssued: "yes" }], trust: { bundled: { accepted: "no" }, named: { accepted: "no" } } });
  expect(protection).toBe("encrypted");
});

test("a private authority that nobody here knows, with and without its root in the chain", async () => {
  const whole = await shake(await serve(shown(await leaf(), intermediate, root)), strange);
  expect(whole.facts).toMatchObject({ verifyError: "SELF_SIGNED_CERT_IN_CHAIN", chain: [{}, {}, { selfIssued: "yes" }] });
  const short = await shake(await serve(shown(await leaf(), intermediate)), strange);
  expect(short.facts.chain).toHaveLength(2);
  expect(Object.values(short.facts.trust).every((verdict) => verdict.accepted === "no")).toBe(true);
});

test("a missing intermediate: the leaf says where it is, and what is fetched there is anchored", async () => {
  const http = createHttp((_request, response) => response.end(intermediate.der));
  const url = `http://127.0.0.1:${await listen(http)}/issuing.crt`;
  const { facts } = await shake(await serve(shown(await leaf({ issuerUrl: url }))));
  expect(facts).toMatchObject({ verifyError: "UNABLE_TO_VERIFY_LEAF_SIGNATURE", chain: [{ issuerUrl: url, selfIssued: "no" }], trust: { named: { accepted: "no" } } });
  expect(await knowing.fetchIssuer(url, knowing.now() + 2_000, never)).toEqual({ issuer: "CN=Test Issuing CA", anchored: "yes" });
  expect(await strange.fetchIssuer(url, strange.now() + 2_000, never)).toEqual({ issuer: "CN=Test Issuing CA", anchored: "no" });
});

test("two missing intermediates are followed one after the other", async () => {
  const served = new Map<string, Uint8Array>();
  const http = createHttp((request, response) => response.end(served.get(request.url ?? "")));
  const base = `http://127.0.0.1:${await listen(http)}`;
  const second = await makeAuthority({ subject: "CN=Second CA", issuerUrl: `${base}/first` }, intermediate);
  served.set("/first", intermediate.der);
  served.set("/second", second.der);
  expect(await knowing.fetchIssuer(`${base}/second`, knowing.now() + 2_000, never)).toEqual({ issuer: "CN=Test Issuing CA", anchored: "yes" });
});

test("a server of TLS 1.0 and 1.1 refuses the modern handshake and finishes the legacy one", async () => {
  const port = await serve({ ...shown(await leaf(), intermediate), minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" });
  expect(await failure(port)).toBe("tls-version-alert");
  const { facts, protection } = await shake(port, knowing, { versions: "legacy" });
  expect(facts).toMatchObject({ version: "TLSv1.1" });
  expect(facts.verifyError).toBeUndefined();
  expect(protection).toBe("encrypted");
});

test("no common cipher, while the version would do", async () => {
  const port = await serve({ ...shown(await leaf({ key: "rsa" }), intermediate), maxVersion: "TLSv1.2", ciphers: "CAMELLIA128-SHA:@SECLEVEL=0" });
  expect(await failure(port)).toBe("tls-handshake-alert");
  expect((await shake(port, knowing, { versions: "legacy" })).facts).toMatchObject({ version: "TLSv1.2", cipher: "CAMELLIA128-SHA" });
});

test("a server without a certificate loaded", async () => {
  const port = await serve({});
  expect(await failure(port)).toBe("tls-handshake-alert");
  expect(await failure(port, knowing, { versions: "legacy" })).toBe("tls-handshake-alert");
});

test("a certificate with a short key, and one signed with SHA-1", async () => {
  const short = await shake(await serve({ ...shown(await leaf({ key: "rsa-1024" }), intermediate), ciphers: "DEFAULT@SECLEVEL=0" }));
  expect(short.facts).toMatchObject({ chain: [{ key: "rsa 1024" }, {}], trust: { named: { accepted: "yes" } } });
  expect(short.facts.verifyError).toBeDefined();
  expect(short.protection).toBe("encrypted");
  const old = await makeAuthority({ subject: "CN=Old Root", key: "rsa", hash: "SHA-1" });
  const hashed = await shake(await serve({ ...shown(await leaf({ hash: "SHA-1" }, old)), ciphers: "DEFAULT@SECLEVEL=0" }), nodeWorld({ ca: [old.cert] }));
  expect(hashed.facts).toMatchObject({ chain: [{ signature: "sha1WithRSAEncryption" }] });
  expect(hashed.protection).toBe("encrypted");
});

test("Diffie-Hellman parameters that are too short", async () => {
  const port = await serve({ ...shown(await leaf({ key: "rsa" }), intermediate), maxVersion: "TLSv1.2", ciphers: "DHE-RSA-AES128-GCM-SHA256:@SECLEVEL=0", dhparam: shortParameters() });
  expect(await failure(port)).toBe("tls-weak-crypto");
  expect((await shake(port, knowing, { versions: "legacy" })).facts.version).toBe("TLSv1.2");
});

test("the certificate depends on the name asked for", async () => {
  const other = await leaf({ names: ["default.test"] });
  const right = createSecureContext(shown(await leaf(), intermediate));
  const port = await serve({ ...shown(other, intermediate), SNICallback: (_name, done) => done(null, right) });
  expect((await shake(port)).facts).toMatchObject({ nameMatches: "yes", serverName: host });
  expect((await shake(port, knowing, { sni: "omit" })).facts).toMatchObject({ nameMatches: "no", serverName: "none", chain: [{ names: ["default.test"] }, {}] });
});

test("a client certificate is demanded: in TLS 1.2 during the handshake, in TLS 1.3 at the first read", async () => {
  const demand = { ...shown(await leaf(), intermediate), requestCert: true, rejectUnauthorized: true, ca: [root.cert] };
  expect(await failure(await serve({ ...demand, maxVersion: "TLSv1.2" }))).toBe("tls-certificate-alert");
  const { facts, said } = await shake(await serve(demand));
  expect(facts.version).toBe("TLSv1.3");
  expect(said).toBe("tls-certificate-alert");
});

test("a demand for a client certificate that arrives before we write is classified there too", async () => {
  const port = await serve({ ...shown(await leaf(), intermediate), requestCert: true, rejectUnauthorized: true, ca: [root.cert] });
  const clear = await knowing.connect({ host, address: "127.0.0.1", port }, knowing.now() + 3_000, never);
  const { channel } = await knowing.handshake(clear, { host, sni: "send", versions: "modern" }, knowing.now() + 1_500);
  await knowing.sleep(100, never);
  await expect(channel.write("EHLO x\r\n", knowing.now() + 500)).rejects.toMatchObject({ failure: { code: "tls-certificate-alert", blame: "them" } });
});

test("an interceptor whose root only the user's own list knows", async () => {
  const shield = await makeAuthority({ subject: "O=Avast Web/Mail Shield, CN=Avast Web/Mail Shield Root" });
  const port = await serve(shown(await leaf({}, shield)));
  const trusted = await shake(port, nodeWorld({ ca: [shield.cert] }));
  expect(trusted.facts.trust).toEqual({ bundled: { accepted: "no" }, system: { accepted: "no" }, named: { accepted: "yes" } });
  expect(trusted.facts.chain[0]?.issuer).toContain("CN=Avast Web/Mail Shield Root");
  expect(trusted.protection).toBe("verified");
  expect((await shake(port)).protection).toBe("encrypted");
});

test("alerts of servers that refuse the name or the version", async () => {
  const alert = (description: number) => (socket: Socket) => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, description]));
  expect(await failure(await misbehave(alert(112)))).toBe("tls-name-alert");
  expect(await failure(await misbehave(alert(70)))).toBe("tls-version-alert");
  expect(await failure(await misbehave(alert(40)))).toBe("tls-handshake-alert");
  expect(await failure(await misbehave(alert(80)))).toBe("tls-other-alert");
});

test("a handshake that is cut, reset, answered with something else, or not answered", async () => {
  expect(await failure(await misbehave((socket) => socket.end()))).toBe("closed");
  expect(await failure(await misbehave((socket) => socket.resetAndDestroy()))).toBe("reset");
  expect(await failure(await misbehave((socket) => socket.write("220 mail.test ESMTP\r\n")))).toBe("not-tls");
  expect(await failure(await misbehave((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")))).toBe("not-tls");
  expect(await failure(await misbehave(() => {}))).toBe("silent");
});

test("bytes in the clear before the handshake are an injection", async () => {
  const port = await listen(createServer((socket) => void socket.on("error", () => {}).write("250 injected\r\n")));
  const clear = await knowing.connect({ host, address: "127.0.0.1", port }, knowing.now() + 3_000, never);
  await knowing.sleep(50, never);
  await expect(knowing.handshake(clear, { host, sni: "send", versions: "modern" }, knowing.now() + 500)).rejects.toMatchObject({ failure: { code: "injected-data", blame: "path" } });
});

/** The 1024-bit group of RFC 2409 section 6.2 in the form of PKCS #3, which OpenSSL reads. */
function shortParameters(): string {
  const prime = getDiffieHellman("modp2").getPrime();
  const body = Buffer.concat([Buffer.from([0x02, 0x81, prime.length + 1, 0]), prime, Buffer.from([0x02, 0x01, 0x02])]);
  const der = Buffer.concat([Buffer.from([0x30, 0x81, body.length]), body]);
  return `-----BEGIN DH PARAMETERS-----\n${der.toString("base64").replace(/.{64}/g, "$&\n")}\n-----END DH PARAMETERS-----\n`;
}
