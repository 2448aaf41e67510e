import { expect, test } from "vitest";
import { certificate, handshakeFails, healthyWalk, imagine, reported } from "../../../testing/imagined.ts";
import { expired, firstIn, legacyAgrees, namedIn, walkUntil, walkWith } from "../../../testing/imagined-tls.ts";
import { diagnose } from "../../diagnose.ts";

const refused = { verifyError: "UNSPECIFIED" };

test("names tls-legacy-crypto-refused for Diffie-Hellman parameters that our library refuses", () => {
  expect(firstIn(diagnose(imagine([...walkUntil(handshakeFails("tls-weak-crypto")), legacyAgrees("TLSv1.2")])))).toMatchObject({ cause: "tls-legacy-crypto-refused", certainty: "certain" });
});

test("names it for a short key and for a SHA-1 signature that verification stumbles over", () => {
  const short = firstIn(diagnose(imagine(walkWith({ ...refused, chain: [certificate({ key: "rsa 1024" })] }))));
  expect(short).toMatchObject({ cause: "tls-legacy-crypto-refused", certainty: "certain" });
  expect(short.steps).toContain("2048 bits");
  expect(short.steps).toContain('"weakens"');
  expect(firstIn(diagnose(imagine(walkWith({ ...refused, chain: [certificate({ signature: "sha1WithRSAEncryption" })] }))))).toMatchObject({ cause: "tls-legacy-crypto-refused" });
});

test("is silent about SHA-256 and about a root's signature on itself", () => {
  expect(namedIn(diagnose(imagine(walkWith({ ...refused, chain: [certificate({ signature: "sha256WithRSAEncryption" }), certificate({ selfIssued: "yes", signature: "sha1WithRSAEncryption" })] }))))).toEqual([]);
});

test("is silent when the certificate has only expired, and about a healthy mailbox", () => {
  expect(namedIn(diagnose(imagine(walkWith(expired))))).not.toContain("tls-legacy-crypto-refused");
  expect(namedIn(diagnose(imagine(healthyWalk())))).toEqual([]);
});

test("follows the reported error when our own handshake comes about", () => {
  expect(firstIn(diagnose(imagine([...healthyWalk(), reported("error:0A00018A:SSL routines::dh key too small", "tls")])))).toMatchObject({ cause: "tls-legacy-crypto-refused" });
});
