import { expect, test } from "vitest";
import { healthyWalk, imagine, reported } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

test.each(["421 4.4.2 smtp.example.net Error: timeout exceeded, closing transmission channel", "Connection closed: idle timeout", "SMTP connection was reset by the server after being inactive for 5 minutes"])("holds net-idle-connection-dropped for possible: %s", (text) => {
  const { named } = diagnose(imagine([...healthyWalk(), reported(text)]));
  expect(named.map((one) => [one.cause, one.certainty])).toEqual([["net-idle-connection-dropped", "possible"]]);
});

test.each(["421 4.7.0 Too many connections", "connect ETIMEDOUT 192.0.2.10:587"])("is silent about other words: %s", (text) => {
  expect(diagnose(imagine([...healthyWalk(), reported(text)])).named.map((one) => one.cause)).not.toContain("net-idle-connection-dropped");
});

test("says nothing about a healthy mailbox", () => expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy"));
