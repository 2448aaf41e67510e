import { expect, test } from "vitest";
import { healthyWalk, imagine, reported } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

test("names it from a receiver's own code", () => {
  const [first] = diagnose(imagine([...healthyWalk(), reported("554 RTR:BL https://postmaster.aol.com/error-codes#554rtrbl", "greeting")])).named;
  expect(first?.cause).toBe("rep-ip-receiver-block");
  expect(first?.certainty).toBe("likely");
  expect(JSON.stringify(first?.remedy.steps)).toContain("postmaster");
});

test("is silent where a public list is named", () => {
  const named = diagnose(imagine([...healthyWalk(), reported("554 5.7.1 Service unavailable; Client host [203.0.113.4] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/203.0.113.4", "rcpt")])).named.map((one) => one.cause);
  expect(named).not.toContain("rep-ip-receiver-block");
  expect(named[0]).toBe("rep-dnsbl-listed");
});

test("names nothing for a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
