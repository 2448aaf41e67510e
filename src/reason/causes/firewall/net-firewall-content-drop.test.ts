import { expect, test } from "vitest";
import { healthyWalk, imagine, reported } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

test.each(["lost connection with smtp.example.net[192.0.2.10] while sending message body", "DATA: Connection reset by peer", "write EPIPE while sending end of data"])("holds net-firewall-content-drop for possible: %s", (text) => {
  const { named } = diagnose(imagine([...healthyWalk(), reported(text)]));
  expect(named.map((one) => one.cause)).toContain("net-firewall-content-drop");
  expect(named.every((one) => one.certainty === "possible")).toBe(true);
});

test("is silent where a server replied, and about a healthy mailbox", () => {
  expect(diagnose(imagine([...healthyWalk(), reported("552 5.3.4 Message size exceeds fixed limit")])).named.map((one) => one.cause)).not.toContain("net-firewall-content-drop");
  expect(diagnose(imagine(healthyWalk())).named).toEqual([]);
});
