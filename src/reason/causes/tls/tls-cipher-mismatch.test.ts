import { expect, test } from "vitest";
import { failedAt, handshakeFails, healthyWalk, imagine } from "../../../testing/imagined.ts";
import { firstIn, legacyAgrees, namedIn, walkUntil, withoutName } from "../../../testing/imagined-tls.ts";
import { diagnose } from "../../diagnose.ts";

const alert = () => walkUntil(handshakeFails("tls-handshake-alert"));

test("names tls-cipher-mismatch when TLS 1.2 comes about only with a cipher of old times", () => {
  const first = firstIn(diagnose(imagine([...alert(), legacyAgrees("TLSv1.2", "CAMELLIA128-SHA")])));
  expect(first).toMatchObject({ cause: "tls-cipher-mismatch", certainty: "certain" });
  expect(first.steps).toContain("certificate and key are loaded");
});

test("names it when every cipher is refused: a server without a certificate", () => {
  expect(firstIn(diagnose(imagine([...alert(), failedAt("tls-legacy", "tls-handshake-alert")])))).toMatchObject({ cause: "tls-cipher-mismatch", certainty: "certain" });
});

test("is silent when an old version comes about, when weak parameters are refused, and when our certificate is wanted", () => {
  expect(namedIn(diagnose(imagine([...alert(), legacyAgrees("TLSv1")])))).toEqual(["tls-version-too-old"]);
  expect(namedIn(diagnose(imagine(walkUntil(handshakeFails("tls-weak-crypto")))))).toEqual(["tls-legacy-crypto-refused"]);
  expect(namedIn(diagnose(imagine(walkUntil(handshakeFails("tls-certificate-alert")))))).toEqual(["tls-client-cert-problem"]);
});

test("is silent when it is the host name that the server refuses", () => {
  expect(namedIn(diagnose(imagine([...alert(), failedAt("tls-legacy", "tls-handshake-alert"), withoutName({ nameMatches: "no" })])))).toEqual([]);
});

test("is silent about a handshake that stalls, and about a healthy mailbox", () => {
  expect(namedIn(diagnose(imagine(walkUntil(handshakeFails("silent")))))).not.toContain("tls-cipher-mismatch");
  expect(namedIn(diagnose(imagine(healthyWalk())))).toEqual([]);
});
