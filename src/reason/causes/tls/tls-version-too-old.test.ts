import { expect, test } from "vitest";
import { failedAt, handshakeFails, healthyWalk, imagine, reported } from "../../../testing/imagined.ts";
import { firstIn, legacyAgrees, namedIn, walkUntil } from "../../../testing/imagined-tls.ts";
import { diagnose } from "../../diagnose.ts";

test("names tls-version-too-old when the server agrees only to TLS 1.0 or 1.1", () => {
  const first = firstIn(diagnose(imagine([...walkUntil(handshakeFails("tls-version-alert")), legacyAgrees("TLSv1.1")])));
  expect(first).toMatchObject({ cause: "tls-version-too-old", who: "mail-provider" });
  // The wrong mode is ruled out by what the server says first, which another sign reads.
  expect(first.open.filter((id) => id !== "cfg-implicit-tls-on-starttls-port")).toEqual([]);
  expect(first.steps).toContain("enable TLS 1.2 and TLS 1.3");
});

test("names it from the reported error alone when the server is up to date: then the program is old", () => {
  const first = firstIn(diagnose(imagine([...healthyWalk(), reported("error:0A00042E:SSL routines::tlsv1 alert protocol version", "tls")])));
  expect(first).toMatchObject({ cause: "tls-version-too-old", who: "you" });
});

test("is silent when the version would do and only the ciphers differ", () => {
  expect(namedIn(diagnose(imagine([...walkUntil(handshakeFails("tls-handshake-alert")), legacyAgrees("TLSv1.2")])))).toEqual(["tls-cipher-mismatch"]);
});

test("is silent when old versions fail too, and when nobody tried them", () => {
  expect(namedIn(diagnose(imagine([...walkUntil(handshakeFails("tls-version-alert")), failedAt("tls-legacy", "tls-version-alert")])))).toEqual([]);
  expect(namedIn(diagnose(imagine(walkUntil(handshakeFails("tls-version-alert")))))).toEqual([]);
});

test("is silent about a healthy mailbox", () => {
  expect(namedIn(diagnose(imagine(healthyWalk())))).toEqual([]);
});
