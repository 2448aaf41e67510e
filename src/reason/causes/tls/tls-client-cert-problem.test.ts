import { expect, test } from "vitest";
import { endpoint, failedAt, handshakeFails, healthyWalk, imagine, reported } from "../../../testing/imagined.ts";
import { firstIn, namedIn, walkUntil, walkWith } from "../../../testing/imagined-tls.ts";
import { diagnose } from "../../diagnose.ts";

test("names tls-client-cert-problem when TLS 1.3 tells it at the first answer", () => {
  const walk = walkWith({}).map((one) => (one.kind === "smtp-hello-tls" ? failedAt("smtp-hello-tls", "tls-certificate-alert", endpoint(), "them") : one));
  const first = firstIn(diagnose(imagine(walk)));
  expect(first).toMatchObject({ cause: "tls-client-cert-problem", certainty: "certain" });
  expect(first.steps).toContain("smtpd_tls_req_ccert");
});

test("names it when TLS 1.2 tells it in the handshake", () => {
  expect(firstIn(diagnose(imagine(walkUntil(handshakeFails("tls-certificate-alert")))))).toMatchObject({ cause: "tls-client-cert-problem", certainty: "certain" });
});

test("names it on an implicit TLS port, where it comes in the place of the greeting", () => {
  const on465 = { port: 465, security: "tls" } as const;
  const walk = walkWith({}).filter((one) => one.kind === "tls-handshake").map((one) => ({ ...one, about: endpoint(on465) }));
  expect(firstIn(diagnose(imagine([...walk, failedAt("smtp-greeting", "tls-certificate-alert", endpoint(on465), "them")], { route: on465 }))).cause).toBe("tls-client-cert-problem");
});

test("follows the reported error when the server talks to us without one", () => {
  expect(firstIn(diagnose(imagine([...healthyWalk(), reported("tlsv13 alert certificate required", "tls")]))).cause).toBe("tls-client-cert-problem");
});

test("is silent about another alert, and about a healthy mailbox", () => {
  expect(namedIn(diagnose(imagine(walkUntil(handshakeFails("tls-handshake-alert")))))).toEqual([]);
  expect(namedIn(diagnose(imagine(healthyWalk())))).toEqual([]);
});
