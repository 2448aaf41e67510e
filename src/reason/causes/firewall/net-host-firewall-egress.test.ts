import { expect, test } from "vitest";
import { counted, healthyWalk, imagine, machine, saw } from "../../../testing/imagined.ts";
import { controlsFail, controlsOpen, hostFails, plainMachine, receives } from "../../../testing/network.ts";
import { diagnose } from "../../diagnose.ts";

test.each([
  ["no-answer", 5],
  ["refused", 1],
  ["host-unreachable", 1],
] as const)("names net-host-firewall-egress where the packets never left this machine (%s)", (code, packets) => {
  const { named } = diagnose(imagine([...hostFails(code, [25, 465, 587, 2525]), ...controlsFail(code, [587, 465]), machine(), counted(packets, 0, code), ...receives()]));
  expect(named.map((one) => one.cause)).toEqual(["net-host-firewall-egress"]);
  // An antivirus program that lets only some programs send does the same; what was pasted would tell.
  expect(named[0]?.certainty).toBe("likely");
  expect(named[0]?.notExcluded).toEqual(["av-port-or-worm-rule-block"]);
  expect(named[0]?.remedy.steps).toContainEqual(expect.objectContaining({ do: "run", os: "linux", command: expect.stringContaining("nft list ruleset") }));
});

test("names it where a firewall on the way reports the port as unreachable at every provider", () => {
  const { named } = diagnose(imagine([...hostFails("host-unreachable", [25, 465, 587, 2525]), ...controlsFail("host-unreachable", [587, 465]), ...plainMachine("host-unreachable"), ...receives()]));
  expect(named.map((one) => [one.cause, one.certainty])).toEqual([
    ["net-host-firewall-egress", "likely"],
    ["net-submission-port-blocked", "likely"],
  ]);
});

test("a single packet that another program lost is no evidence", () => {
  const { named } = diagnose(imagine([...hostFails("no-answer", [25, 465, 587, 2525]), ...controlsFail("no-answer", [587, 465]), machine(), counted(6, 5), ...receives()]));
  expect(named[0]?.cause).toBe("net-submission-port-blocked");
});

test("is silent where only this server is unreachable, and on a healthy mailbox", () => {
  expect(diagnose(imagine([...hostFails("host-unreachable", [25, 465, 587, 2525]), ...controlsOpen([587]), ...plainMachine("host-unreachable")])).named.map((one) => one.cause)).not.toContain("net-host-firewall-egress");
  expect(diagnose(imagine(healthyWalk())).named).toEqual([]);
});

const rule = { text: "tcp dport 587 drop", where: "table inet filter, chain output" } as const;
const readRules = (verdict: "passed" | "dropped" | "rejected" | "perhaps-stopped") => saw("own-firewall", { tool: "nftables", family: 4, port: 587, verdict, rules: 3, ...(verdict === "passed" ? {} : { rule }) });

test("names the exact rule where one of this machine's own stops the very connection that failed", () => {
  const { named } = diagnose(imagine([...hostFails("no-answer", [25, 465, 587, 2525]), ...controlsFail("no-answer", [587, 465]), machine(), counted(5, 0), readRules("dropped"), ...receives()]));
  expect(named.map((one) => one.cause)).toEqual(["net-host-firewall-egress"]);
  expect(JSON.stringify(named[0]?.remedy.steps)).toContain("table inet filter, chain output");
});

test.each(["passed", "perhaps-stopped"] as const)("a rule that %s the connection is no proof against this machine", (verdict) => {
  const { named } = diagnose(imagine([...hostFails("no-answer", [25, 465, 587, 2525]), ...controlsFail("no-answer", [587, 465]), machine(), counted(6, 6), readRules(verdict), ...receives()]));
  expect(named[0]?.cause).not.toBe("net-host-firewall-egress");
});

test("a rule that drops another connection than the one that opens is nobody's fault", () => {
  expect(diagnose(imagine([...healthyWalk(), readRules("dropped")])).named).toEqual([]);
});
