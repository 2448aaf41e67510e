import { expect, test } from "vitest";
import { greets, healthyWalk, imagine } from "../../../testing/imagined.ts";
import { clockIs, expired, firstIn, future, namedIn, walkWith, webIsShut } from "../../../testing/imagined-tls.ts";
import { diagnose } from "../../diagnose.ts";

const day = 86_400_000;

test("names host-clock-wrong when the clock is fast and the certificate only seems expired", () => {
  const first = firstIn(diagnose(imagine([...walkWith(expired), clockIs(30 * day), webIsShut()])));
  expect(first).toMatchObject({ cause: "host-clock-wrong", certainty: "certain", who: "you" });
  expect(first.steps).toContain("w32tm /resync");
});

test("names it when the clock is slow and the certificate seems not yet valid", () => {
  expect(firstIn(diagnose(imagine([...walkWith(future), clockIs(-30 * day), webIsShut()])))).toMatchObject({ cause: "host-clock-wrong", certainty: "certain" });
});

test("reads the time from the greetings of Exim where no web server told it", () => {
  const walk = walkWith(expired).map((one) => (one.kind === "smtp-greeting" ? greets("220 smtp.example.net ESMTP Exim 4.98 Sat, 24 Oct 2026 12:00:00 +0000") : one));
  expect(firstIn(diagnose(imagine([...walk, webIsShut()]))).cause).toBe("host-clock-wrong");
});

test("is likely when a certificate begins in the future and nobody told the time: authorities date back, not forth", () => {
  expect(firstIn(diagnose(imagine([...walkWith(future), webIsShut()])))).toMatchObject({ cause: "host-clock-wrong", certainty: "likely", open: ["tls-cert-expired"] });
});

test("is silent when the clock is wrong but the certificate has really expired", () => {
  expect(namedIn(diagnose(imagine([...walkWith(expired), clockIs(day), webIsShut()])))).toEqual(["tls-cert-expired"]);
});

test("is silent about a wrong clock that harms nothing, and about a healthy mailbox", () => {
  expect(namedIn(diagnose(imagine([...healthyWalk(), clockIs(10 * 60_000)])))).toEqual([]);
  expect(namedIn(diagnose(imagine(healthyWalk())))).toEqual([]);
});
