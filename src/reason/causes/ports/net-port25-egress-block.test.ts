import { expect, test } from "vitest";
import { healthyWalk, imagine, machine } from "../../../testing/imagined.ts";
import { controlsFail, controlsOpen, hostFails, plainMachine, receives } from "../../../testing/network.ts";
import { diagnose } from "../../diagnose.ts";

const on25 = { route: { port: 25 } } as const;
const blocked = [...hostFails("no-answer", [25], 25), ...controlsFail("no-answer", [25]), ...receives()];

test("names net-port25-egress-block on a machine whose firmware bears a hosting company's name", () => {
  const { named, ruledOut } = diagnose(imagine([...blocked, machine({ hoster: "DigitalOcean" })], on25));
  expect(named[0]?.cause).toBe("net-port25-egress-block");
  expect(named[0]?.certainty).toBe("likely");
  expect(named[0]?.remedy.steps).toContainEqual(expect.objectContaining({ do: "ask", whom: "isp" }));
  expect(ruledOut.map((one) => one.cause)).toContain("net-isp-port25-client-block");
});

test("puts the hosting company first where the machine has a public address, and names the internet provider as well: from here they look the same", () => {
  const { named } = diagnose(imagine([...blocked, machine({ interfaces: [{ name: "eth0", ipv4: "public", ipv6: "none" }] })], on25));
  expect(named.map((one) => one.cause)).toEqual(["net-port25-egress-block", "net-isp-port25-client-block"]);
  expect(named[0]?.notExcluded).toContain("net-isp-port25-client-block");
});

test("is silent where port 25 opens elsewhere, where another port is in question, and on a healthy mailbox", () => {
  const of = (...input: Parameters<typeof imagine>) => diagnose(imagine(...input)).named.map((one) => one.cause);
  expect(of([...hostFails("no-answer", [25], 25), ...controlsOpen([25]), ...plainMachine("no-answer", 25)], on25)).not.toContain("net-port25-egress-block");
  expect(of([...hostFails("no-answer", [25, 587]), ...controlsFail("no-answer", [587, 25]), ...plainMachine()])).not.toContain("net-port25-egress-block");
  expect(of(healthyWalk())).toEqual([]);
});

test("what the hoster publishes is told as such, with how it is lifted there; a hoster of whom nothing is known adds nothing", () => {
  const steps = (hoster: string, port = 25) => JSON.stringify(diagnose(imagine(port === 25 ? [...blocked, machine({ hoster })] : [...hostFails("no-answer", [port]), ...controlsFail("no-answer", [port]), machine({ hoster })], { route: { port } })).named[0]);
  expect(steps("Scaleway")).toContain("tick 'Enable SMTP'");
  expect(steps("Scaleway")).toContain("Scaleway closes port 25 by its own documentation");
  expect(steps("Exoscale")).not.toContain("At Exoscale");
});
