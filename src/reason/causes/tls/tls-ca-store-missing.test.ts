import { expect, test } from "vitest";
import { healthyWalk, imagine, reported } from "../../../testing/imagined.ts";
import { controlShows, firstIn, issuedBy, namedIn, walkWith } from "../../../testing/imagined-tls.ts";
import { diagnose } from "../../diagnose.ts";

const noStore = { trust: { bundled: { accepted: "yes" as const }, system: { accepted: "no" as const } } };

test("names tls-ca-store-missing when this system accepts neither the server in question nor unrelated ones", () => {
  const first = firstIn(diagnose(imagine([...walkWith(noStore), controlShows(noStore)])));
  expect(first).toMatchObject({ cause: "tls-ca-store-missing", certainty: "certain", who: "you" });
  expect(first.steps).toContain("ca-certificates");
});

test("names it when the account can send from here but the mail program complains", () => {
  const walk = [...healthyWalk().filter((one) => one.kind !== "tls-handshake"), ...walkWith(noStore).filter((one) => one.kind === "tls-handshake")];
  expect(namedIn(diagnose(imagine([...walk, controlShows(noStore)])))).toEqual([]);
  expect(firstIn(diagnose(imagine([...walk, controlShows(noStore), reported("x509: certificate signed by unknown authority", "tls")])))).toMatchObject({ cause: "tls-ca-store-missing", certainty: "certain" });
});

test("is silent when only one authority is missing and nobody complains, and when no public authority vouches at all", () => {
  expect(namedIn(diagnose(imagine([...walkWith(noStore), controlShows()])))).toEqual([]);
  expect(namedIn(diagnose(imagine([...walkWith(issuedBy("CN=Office CA")), controlShows(noStore)])))).not.toContain("tls-ca-store-missing");
});

test("is silent about a healthy mailbox", () => {
  expect(namedIn(diagnose(imagine(healthyWalk())))).toEqual([]);
});

test("names it where only an authority that the user named vouches, for unrelated servers too, and the mail program complains", () => {
  const byName = { trust: { bundled: { accepted: "no" as const }, system: { accepted: "no" as const }, named: { accepted: "yes" as const } } };
  const walk = [...healthyWalk().filter((one) => one.kind !== "tls-handshake"), ...walkWith(byName).filter((one) => one.kind === "tls-handshake")];
  const complaint = reported("unable to get local issuer certificate", "tls");
  expect(firstIn(diagnose(imagine([...walk, controlShows(byName), complaint])))).toMatchObject({ cause: "tls-ca-store-missing", certainty: "certain" });
  expect(namedIn(diagnose(imagine([...walk, controlShows(), complaint])))).not.toContain("tls-ca-store-missing");
});
