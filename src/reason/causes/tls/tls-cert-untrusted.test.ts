import { expect, test } from "vitest";
import { accessLogsIn, certificate, distrusted, healthyWalk, imagine, reported } from "../../../testing/imagined.ts";
import { controlShows, firstIn, issuedBy, issuerFetched, namedIn, walkWith } from "../../../testing/imagined-tls.ts";
import { diagnose } from "../../diagnose.ts";

const selfMade = { chain: [certificate({ issuer: "CN=smtp.example.net", selfIssued: "yes" as const })], ...distrusted("DEPTH_ZERO_SELF_SIGNED_CERT") };

test("names tls-cert-untrusted for a certificate that is signed by itself", () => {
  const first = firstIn(diagnose(imagine([...walkWith(selfMade), accessLogsIn()])));
  expect(first).toMatchObject({ cause: "tls-cert-untrusted", certainty: "certain" });
  expect(first.steps).toContain("Let's Encrypt");
});

test("names it for a private authority when unrelated servers show other issuers", () => {
  const first = firstIn(diagnose(imagine([...walkWith(issuedBy("CN=Office CA")), controlShows()])));
  expect(first).toMatchObject({ cause: "tls-cert-untrusted", certainty: "certain" });
});

test("is only likely while nobody looked at unrelated servers", () => {
  expect(firstIn(diagnose(imagine(walkWith(issuedBy("CN=Office CA")))))).toMatchObject({ cause: "tls-cert-untrusted", certainty: "likely", open: ["av-tls-interception"] });
});

test("gives way to interception, and to a chain that only lacks a link", () => {
  expect(namedIn(diagnose(imagine([...walkWith(issuedBy("CN=Office CA")), controlShows(issuedBy("CN=Office CA"))])))).toEqual(["av-tls-interception"]);
  expect(namedIn(diagnose(imagine([...walkWith(issuedBy("CN=Example Issuing CA", { issuerUrl: "http://ca.example/issuing.crt" })), issuerFetched("yes")])))).toEqual(["tls-chain-incomplete"]);
});

test("is silent about a private root that this machine knows, unless the mail program complains of it", () => {
  const local = { trust: { bundled: { accepted: "no" as const }, system: { accepted: "yes" as const } }, chain: [certificate({ issuer: "CN=Office CA" })] };
  const sent = healthyWalk().filter((one) => one.kind !== "tls-handshake");
  const walk = [...sent, ...walkWith(local).filter((one) => one.kind === "tls-handshake"), controlShows()];
  expect(namedIn(diagnose(imagine(walk)))).toEqual([]);
  expect(firstIn(diagnose(imagine([...walk, reported("certificate verify failed: self-signed certificate in certificate chain", "tls")])))).toMatchObject({ cause: "tls-cert-untrusted" });
});

test("is silent about a healthy mailbox", () => {
  expect(namedIn(diagnose(imagine(healthyWalk())))).toEqual([]);
});
