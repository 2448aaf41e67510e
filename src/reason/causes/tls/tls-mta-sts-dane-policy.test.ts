import { expect, test } from "vitest";
import { healthyWalk, imagine, reported } from "../../../testing/imagined.ts";
import { firstIn, namedIn } from "../../../testing/imagined-tls.ts";
import { diagnose } from "../../diagnose.ts";

const said = (text: string) => imagine([...healthyWalk(), reported(text)]);

test("names tls-mta-sts-dane-policy from the words of Postfix and of Microsoft", () => {
  for (const text of [
    "to=<x@example.org>, relay=none, dsn=4.7.5, status=deferred (non DNSSEC destination)",
    "Diagnostic-Code: X-Postfix; Server certificate not verified",
    "dsn=4.7.5, status=deferred (no TLSA records found)",
    "450 4.7.323 tlsa-invalid: The domain failed DANE validation",
    "warning: TLS policy lookup for gmail.com/gmail-smtp-in.l.google.com: client TLS configuration problem",
  ]) {
    expect(firstIn(diagnose(said(text))), text).toMatchObject({ cause: "tls-mta-sts-dane-policy", certainty: "likely", who: "server-admin" });
  }
});

test("is silent about other words on certificates, and without a report", () => {
  expect(namedIn(diagnose(said("certificate has expired")))).toEqual([]);
  expect(namedIn(diagnose(imagine(healthyWalk())))).toEqual([]);
});
