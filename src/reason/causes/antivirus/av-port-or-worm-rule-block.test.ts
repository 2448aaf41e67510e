import { expect, test } from "vitest";
import { counted, healthyWalk, imagine, machine, reported, saw } from "../../../testing/imagined.ts";
import { controlsFail, hostFails, plainMachine } from "../../../testing/network.ts";
import { diagnose } from "../../diagnose.ts";

test.each(["Blocked by Access Protection rule: Prevent mass mailing worms from sending mail, port 25", "Norton blocked outlook.exe"])("holds av-port-or-worm-rule-block for possible: %s", (text) => {
  const { named } = diagnose(imagine([reported(text, "local")]));
  expect(named[0]).toMatchObject({ cause: "av-port-or-worm-rule-block", certainty: "possible" });
  expect(named[0]?.remedy.steps.at(-1)).toMatchObject({ what: expect.stringContaining("switched on") });
});

test.each(["554 5.7.1 Sophos Anti Spam Engine has blocked this Email", "host mx.example.org said: 550 5.7.1 Blocked using Trend Micro RBL+"])("is silent where a server speaks of its own filter: %s", (text) => {
  expect(diagnose(imagine([...healthyWalk(), reported(text)])).named.map((one) => one.cause)).not.toContain("av-port-or-worm-rule-block");
});

test("is silent without such words, and about a healthy mailbox", () => {
  expect(diagnose(imagine([...hostFails("no-answer", [25, 465, 587, 2525]), ...plainMachine(), reported("Connection timed out")])).named.map((one) => one.cause)).not.toContain("av-port-or-worm-rule-block");
  expect(diagnose(imagine(healthyWalk())).named).toEqual([]);
});

const product = saw("guards-present", { guards: [{ product: "Trend Micro", by: "process", detail: "ds_agent" }] });
const heldBack = [...hostFails("refused", [25, 465, 587]), ...controlsFail("refused", [25, 465, 587]), machine(), counted(1, 0, "refused", { port: 587, security: "starttls" })];

test("a product that watches connections, and packets that never left this machine: nobody else's rules are the rule's home, so both stay named", () => {
  expect(diagnose(imagine([...heldBack, product])).named.map((one) => one.cause)).toEqual(expect.arrayContaining(["av-port-or-worm-rule-block", "net-host-firewall-egress"]));
});

test("a rule that was read in the machine's own filter frees the product", () => {
  const rule = saw("own-firewall", { tool: "nftables", family: 4, port: 587, verdict: "rejected", rules: 1, rule: { text: "tcp dport 587 reject", where: "table inet filter, chain output, handle 7" } });
  const { named, ruledOut } = diagnose(imagine([...heldBack, product, rule]));
  expect(named[0]?.cause).toBe("net-host-firewall-egress");
  expect(ruledOut.map((one) => one.cause)).toContain("av-port-or-worm-rule-block");
});
