import { expect, test } from "vitest";
import { healthyWalk, imagine, reported } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

test("names it where the words name the list", () => {
  const [first] = diagnose(imagine([...healthyWalk(), reported("554 5.7.1 Service unavailable; Client host [203.0.113.4] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/203.0.113.4", "rcpt")])).named;
  expect(first?.cause).toBe("rep-dnsbl-listed");
  expect(first?.certainty).toBe("likely");
  expect(JSON.stringify(first?.remedy.steps)).toContain("the page of the block list");
});

test("is silent where a receiver judges by itself", () => {
  const named = diagnose(imagine([...healthyWalk(), reported("554 RTR:BL https://postmaster.aol.com/error-codes#554rtrbl", "greeting")])).named.map((one) => one.cause);
  expect(named).not.toContain("rep-dnsbl-listed");
  expect(named[0]).toBe("rep-ip-receiver-block");
});

test("names nothing for a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
