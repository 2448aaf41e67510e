import { expect, test } from "vitest";
import { certificate, failedAt, healthyWalk, imagine, reported } from "../../../testing/imagined.ts";
import { firstIn, namedIn, walkWith, withoutName } from "../../../testing/imagined-tls.ts";
import { diagnose } from "../../diagnose.ts";

const other = { nameMatches: "no" as const, chain: [certificate({ names: ["default.example.org"] })] };
const complaint = reported("Hostname/IP does not match certificate's altnames: Host: smtp.example.net. is not in the cert's altnames: DNS:default.example.org", "tls");

test("names tls-sni-missing when the certificate is right with the name and wrong without, and the program complains of the name", () => {
  const first = firstIn(diagnose(imagine([...healthyWalk(), withoutName(other), complaint])));
  expect(first).toMatchObject({ cause: "tls-sni-missing", certainty: "likely", open: [] });
  expect(first.steps).toContain("servername");
});

test("names it when the server breaks off without the name", () => {
  expect(firstIn(diagnose(imagine([...healthyWalk(), failedAt("tls-without-sni", "tls-handshake-alert"), complaint]))).cause).toBe("tls-sni-missing");
});

test("is silent when nobody complains, and when the certificate is wrong either way", () => {
  expect(namedIn(diagnose(imagine([...healthyWalk(), withoutName(other)])))).toEqual([]);
  expect(namedIn(diagnose(imagine([...walkWith(other), withoutName(other), complaint])))).toEqual(["tls-cert-hostname-mismatch"]);
});

test("is silent about a healthy mailbox", () => {
  expect(namedIn(diagnose(imagine(healthyWalk())))).toEqual([]);
});
