import { expect, test } from "vitest";
import { failedAt, healthyWalk, imagine } from "../../../testing/imagined.ts";
import { firstIn, issuedBy, issuerFetched, namedIn, walkWith } from "../../../testing/imagined-tls.ts";
import { diagnose } from "../../diagnose.ts";

const lonely = issuedBy("CN=Example Issuing CA", { issuerUrl: "http://ca.example/issuing.crt" });

test("names tls-chain-incomplete when the fetched issuer completes the chain", () => {
  const first = firstIn(diagnose(imagine([...walkWith(lonely), issuerFetched("yes")])));
  expect(first).toMatchObject({ cause: "tls-chain-incomplete", certainty: "certain", who: "mail-provider" });
  expect(first.steps).toContain("fullchain.pem");
  expect(namedIn(diagnose(imagine([...walkWith(lonely), issuerFetched("yes")])))).toEqual(["tls-chain-incomplete"]);
});

test("is silent when the fetched issuer is as unknown as the rest", () => {
  expect(namedIn(diagnose(imagine([...walkWith(lonely), issuerFetched("no")])))).toEqual(["tls-cert-untrusted"]);
});

test("stays an open neighbour when the issuer could not be fetched", () => {
  const first = firstIn(diagnose(imagine([...walkWith(lonely), failedAt("tls-issuer-fetch", "refused")])));
  expect(first).toMatchObject({ cause: "tls-cert-untrusted", certainty: "likely" });
  expect(first.open).toContain("tls-chain-incomplete");
});

test("is silent about a healthy mailbox", () => {
  expect(namedIn(diagnose(imagine(healthyWalk())))).toEqual([]);
});
