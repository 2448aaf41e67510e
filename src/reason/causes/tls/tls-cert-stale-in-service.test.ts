import { expect, test } from "vitest";
import { certificate, endpoint, healthyWalk, imagine, saw, tlsFacts } from "../../../testing/imagined.ts";
import { clockIs, expired, firstIn, namedIn, walkWith, webIsShut, webShows } from "../../../testing/imagined-tls.ts";
import { diagnose } from "../../diagnose.ts";

test("names tls-cert-stale-in-service when the web server of the host has the newer certificate", () => {
  const first = firstIn(diagnose(imagine([...walkWith(expired), clockIs(0), webShows()])));
  expect(first).toMatchObject({ cause: "tls-cert-stale-in-service", certainty: "certain" });
  expect(first.steps).toContain("reload");
});

test("names it when the receiving side at the same address has the newer certificate for the same name", () => {
  const imap = saw("access-tls", tlsFacts({ chain: [certificate({ names: ["*.example.net"] })] }), endpoint({ protocol: "imap", host: "imap.example.net", port: 993, security: "tls" }));
  expect(namedIn(diagnose(imagine([...walkWith(expired), clockIs(0), imap])))).toEqual(["tls-cert-stale-in-service"]);
});

test("is silent when the other certificate is for another name, expired as well, or at another address", () => {
  expect(namedIn(diagnose(imagine([...walkWith(expired), clockIs(0), webShows({ nameMatches: "no", chain: [certificate({ names: ["www.example.org"] })] })])))).toEqual(["tls-cert-expired"]);
  expect(namedIn(diagnose(imagine([...walkWith(expired), clockIs(0), webShows(expired)])))).toEqual(["tls-cert-expired"]);
  const far = saw("access-tls", tlsFacts(), endpoint({ protocol: "imap", host: "imap.example.net", address: "192.0.2.99", port: 993, security: "tls" }));
  expect(namedIn(diagnose(imagine([...walkWith(expired), clockIs(0), webIsShut(), far])))).toEqual(["tls-cert-expired"]);
});

test("is silent when the clock is wrong, and about a healthy mailbox", () => {
  expect(namedIn(diagnose(imagine([...walkWith(expired), clockIs(30 * 86_400_000), webShows()])))).toEqual(["host-clock-wrong"]);
  expect(namedIn(diagnose(imagine(healthyWalk())))).toEqual([]);
});
