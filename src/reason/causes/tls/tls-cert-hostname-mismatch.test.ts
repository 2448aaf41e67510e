import { expect, test } from "vitest";
import { certificate, handshakeFails, healthyWalk, imagine } from "../../../testing/imagined.ts";
import { expired, firstIn, namedIn, walkUntil, walkWith, withoutName } from "../../../testing/imagined-tls.ts";
import { diagnose } from "../../diagnose.ts";

const named = (...names: string[]) => ({ nameMatches: "no" as const, chain: [certificate({ names, subject: `CN=${names[0] ?? "smtp.example.net"}` })] });

test("names tls-cert-hostname-mismatch, and suggests the name of the same operator", () => {
  const first = firstIn(diagnose(imagine([...walkWith(named("mail.example.net")), withoutName(named("mail.example.net"))])));
  expect(first).toMatchObject({ cause: "tls-cert-hostname-mismatch", who: "you" });
  // Whether the network redirects is for other signs to say.
  expect(first.open.filter((id) => id !== "net-transparent-smtp-redirect")).toEqual([]);
  expect(first.steps).toContain('{"do":"set","field":"outgoing server (SMTP)","from":"smtp.example.net","to":"mail.example.net"}');
});

test("never suggests a name of somebody else", () => {
  const first = firstIn(diagnose(imagine(walkWith(named("*.hoster.example", "hoster.example")))));
  expect(first.cause).toBe("tls-cert-hostname-mismatch");
  expect(first.steps).not.toContain('"do":"set"');
});

test("names it for a certificate without names, and for a server that says it does not know the name", () => {
  expect(firstIn(diagnose(imagine(walkWith(named())))).cause).toBe("tls-cert-hostname-mismatch");
  expect(firstIn(diagnose(imagine(walkUntil(handshakeFails("tls-name-alert"))))).cause).toBe("tls-cert-hostname-mismatch");
});

test("with an expired certificate for another name both are said", () => {
  expect(namedIn(diagnose(imagine(walkWith({ ...expired, nameMatches: "no", chain: [certificate({ names: ["mail.example.net"], validTo: "2026-11-16T00:00:00.000Z" })] }))))).toEqual(expect.arrayContaining(["tls-cert-expired", "tls-cert-hostname-mismatch"]));
});

test("is silent about a healthy mailbox", () => {
  expect(namedIn(diagnose(imagine(healthyWalk())))).toEqual([]);
});
