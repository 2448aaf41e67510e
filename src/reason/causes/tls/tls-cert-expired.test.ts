import { expect, test } from "vitest";
import { accessLogsIn, certificate, healthyWalk, imagine, saw, endpoint, tlsFacts } from "../../../testing/imagined.ts";
import { clockIs, expired, firstIn, future, namedIn, out, walkWith, webIsShut, webShows } from "../../../testing/imagined-tls.ts";
import { diagnose } from "../../diagnose.ts";

test("names tls-cert-expired when the clock is right and no other service has a newer certificate", () => {
  const first = firstIn(diagnose(imagine([...walkWith(expired), clockIs(120), webIsShut(), accessLogsIn()])));
  expect(first).toMatchObject({ cause: "tls-cert-expired", certainty: "certain", who: "mail-provider" });
  expect(first.steps).toContain("2026-11-16");
});

test("is only likely while nobody told the time", () => {
  expect(firstIn(diagnose(imagine([...walkWith(expired), webIsShut()])))).toMatchObject({ cause: "tls-cert-expired", certainty: "likely", open: ["host-clock-wrong"] });
});

test("needs no clock when a certificate that was made after the last day is already in use elsewhere", () => {
  const younger = tlsFacts({ chain: [certificate({ names: ["imap.example.net"], validFrom: "2026-11-20T00:00:00.000Z" })] });
  const elsewhere = saw("access-tls", younger, endpoint({ protocol: "imap", host: "imap.example.net", address: "192.0.2.99", port: 993, security: "tls" }));
  expect(firstIn(diagnose(imagine([...walkWith(expired), webIsShut(), elsewhere])))).toMatchObject({ cause: "tls-cert-expired", certainty: "certain" });
});

test("names it for a certificate whose first day has not come by the right time", () => {
  expect(firstIn(diagnose(imagine([...walkWith(future), clockIs(0), webIsShut()])))).toMatchObject({ cause: "tls-cert-expired", certainty: "certain" });
});

test("names it for an expired issuing certificate that is sent along", () => {
  const chain = [certificate(), certificate({ names: [], validTo: "2026-11-01T00:00:00.000Z" })];
  expect(firstIn(diagnose(imagine([...walkWith({ verifyError: "CERT_HAS_EXPIRED", chain })]))).cause).toBe("tls-cert-expired");
});

test("gives way to a wrong clock and to a newer certificate elsewhere", () => {
  expect(namedIn(diagnose(imagine([...walkWith(expired), clockIs(30 * 86_400_000), webIsShut()])))).toEqual(["host-clock-wrong"]);
  expect(namedIn(diagnose(imagine([...walkWith(expired), clockIs(0), webShows()])))).toEqual(["tls-cert-stale-in-service"]);
});

test("is silent about a certificate that ends tomorrow, and about a healthy mailbox", () => {
  const { verifyError: _none, ...ending } = { ...out("expired", { validTo: "2026-11-24T00:00:00.000Z" }), inValidity: "yes" as const };
  expect(namedIn(diagnose(imagine(walkWith(ending))))).toEqual([]);
  expect(namedIn(diagnose(imagine(healthyWalk())))).toEqual([]);
});
