import { expect, test } from "vitest";
import { renderMachine } from "../../report/machine-text.ts";
import recorded from "../../testing/firewalls.json" with { type: "json" };
import { runCli } from "../../testing/run-cli.ts";
import { unitsIn } from "../../world/machine/denials.ts";
import { judgeNft } from "../../world/machine/nft.ts";
import { portPolicies } from "../../reason/port-policies.ts";
import { wayIn } from "../../world/machine/routes.ts";
import type { MachineState } from "../../world/machine/state.ts";
import { lookAtMachine, type MachineSource } from "./look-at-machine.ts";

// What `ip -j route get 203.0.113.1 ipproto tcp dport 587` printed.
const printedWay = '[{"dst":"203.0.113.1","gateway":"198.18.0.1","dev":"eth0","prefsrc":"198.18.0.10","flags":[],"uid":1000,"cache":[]}]';

const quiet: MachineState = {
  firewall: async (packet) => ({ saw: { tool: "nftables", family: packet.family, port: packet.port, verdict: "passed", rules: 0 } }),
  listeners: async () => ({ saw: { listeners: [{ port: 25, address: "127.0.0.1", program: "master" }] } }),
  guards: async () => ({ saw: { guards: [] } }),
  names: async (wanted) => ({ saw: { overrides: wanted.map((name) => ({ name, address: "192.0.2.9", line: 4 })), resolver: { manager: "file", servers: ["198.18.0.1"] } } }),
  denials: async () => ({ saw: { denials: [] } }),
  ways: async ({ family, address }, ports) => ({ saw: ports.map((port) => wayIn(printedWay, { family, port, to: address })) }),
  units: async () => ({ saw: [] }),
  network: async () => ({ saw: { kind: "wired", networks: [], resolvers: [] } }),
  clock: async () => ({ saw: { keeper: "chrony", synchronised: "yes", offMs: 3, source: "192.0.2.123" } }),
  uid: 1000,
};
const source = (state: Partial<MachineState> = {}, machine: Partial<Awaited<ReturnType<MachineSource["describe"]>>> = {}, environment: MachineSource["environment"] = {}): MachineSource => ({
  state: { ...quiet, ...state },
  describe: async () => ({ interfaces: [{ name: "lo", ipv4: "none", ipv6: "none" }, { name: "eth0", ipv4: "private", ipv6: "none" }], sendsBy: [{ address: "192.0.2.254", interface: "eth0" }], container: "no", ...machine }),
  environment,
  now: () => new Date("2026-11-24T12:00:00Z"),
});
const page = async (one: MachineSource, names: readonly string[] = []) => renderMachine(await lookAtMachine(one, names), { width: 80, colour: "no" });

test("a machine that lets mail out is clear, and every line fits into 80 columns", async () => {
  const report = await lookAtMachine(source(), ["smtp.example.com"]);
  expect(report).toMatchObject({ verdict: "clear", stops: [], open: [], overrides: { read: { entries: [{ name: "smtp.example.com", line: 4 }] } } });
  const text = renderMachine(report, { width: 80, colour: "no" });
  expect(text).toContain("IPv4, port 587, 465, 25, 993: by eth0 through 198.18.0.1");
  expect(text).toContain("master on 127.0.0.1 port 25");
  expect(text.split("\n").every((line) => line.length <= 80)).toBe(true);
});

test("a rule that was recorded from a real kernel is named with its place", async () => {
  const ruleset = recorded.rulesets.find((one) => one.name === "drop one port");
  const text = await page(source({ firewall: async (packet) => ({ saw: judgeNft(ruleset?.printed ?? "", packet) }) }));
  expect(text).toContain("This machine itself stops outgoing mail");
  expect(text.replace(/\s+/g, " ")).toMatch(/throws away connections to port 587 over IPv4 \(table inet f, chain out/);
});

test("port 25 alone stops no mail program", async () => {
  const state: Partial<MachineState> = { firewall: async ({ family, port }) => ({ saw: { tool: "nftables", family, port, verdict: port === 25 ? "dropped" : "passed", rules: 1, ...(port === 25 ? { rule: { text: "tcp dport 25 drop", where: "table inet f" } } : {}) } }) };
  expect(await lookAtMachine(source(state), [])).toMatchObject({ verdict: "clear" });
  expect(await page(source(state))).toContain("IPv4, port 25: thrown away (table inet f: tcp dport 25 drop)");
});

test("what is not readable stays undecided, with what would settle it", async () => {
  const report = await lookAtMachine(source({ firewall: async () => ({ why: "the rules of this machine's packet filter are not readable without root" }), denials: async () => ({ why: "the log of the security policy is not readable without root" }) }), []);
  expect(report.verdict).toBe("undecided");
  expect(report.open).toEqual([expect.stringContaining("sudo"), expect.stringContaining("not readable without root")]);
});

test("a rule for routes that leaves the mail ports without a way stops them; no way at all is another fault", async () => {
  const ways = (closed: readonly number[]): Partial<MachineState> => ({ ways: async ({ family, address }, ports) => ({ saw: ports.map((port) => (closed.includes(port) ? { family, port, to: address } : wayIn(printedWay, { family, port, to: address }))) }) });
  expect((await lookAtMachine(source(ways([587, 465, 25])), [])).stops[0]).toContain("no way for port 587 and 465 over IPv4");
  expect((await lookAtMachine(source(ways([587, 465, 25, 993])), [])).stops).toEqual([]);
});

test("services that their unit keeps from the network, a container, tunnels and proxies are told, and no login of a proxy", async () => {
  const shown = "Id=postfix.service\nLoadState=loaded\nPrivateNetwork=yes\nRestrictAddressFamilies=\nIPAddressDeny=\n\nId=exim4.service\nLoadState=not-found\nPrivateNetwork=no\n";
  const machine = { interfaces: [{ name: "eth0", ipv4: "public", ipv6: "public" }, { name: "wg0", ipv4: "private", ipv6: "none" }], container: "yes", hoster: "Google Cloud" } as const;
  const one = source({ units: async () => ({ saw: unitsIn(shown) }) }, machine, { https_proxy: "http://ann:geheim@proxy.example:3128", PATH: "/bin" });
  const report = await lookAtMachine(one, []);
  expect(report).toMatchObject({ verdict: "undecided", tunnels: ["wg0"], proxies: [{ name: "https_proxy", value: "http://proxy.example:3128" }], policy: { port25: "blocked" } });
  const text = await page(one);
  expect(text).toContain("postfix.service: PrivateNetwork=yes");
  expect(text).not.toMatch(/geheim|exim4/);
  expect(text.replace(/\s+/g, " ")).toContain("To be expected, not measured.");
});

test("a way into nothing is no way", () => {
  expect(wayIn('[{"type":"prohibit","dst":"203.0.113.1","dev":"lo"}]', { family: 4, port: 25, to: "203.0.113.1" })).toEqual({ family: 4, port: 25, to: "203.0.113.1" });
});

test("every policy has its source, the day on which it was read, and ports that fit its words", () => {
  for (const { source: url, lastReviewed, closedPorts, port25, otherPorts } of portPolicies) {
    expect([url, lastReviewed]).toEqual([expect.stringMatching(/^https:\/\//), expect.stringMatching(/^\d{4}-\d\d-\d\d$/)]);
    expect([closedPorts.includes(25), closedPorts.some((port) => port !== 25)]).toEqual([port25 !== "open", otherPorts === "some-blocked"]);
  }
  expect(portPolicies.filter((one) => one.known === "first-hand").length).toBeGreaterThanOrEqual(6);
});

test("the command prints JSON, and refuses what is neither an address nor a host", async () => {
  const { code, stdout } = await runCli(["machine", "ann@example.com", "--json"]);
  const { machine } = JSON.parse(stdout) as { machine: { verdict: "clear" | "stops" | "undecided"; names: string[] } };
  expect(code).toBe({ clear: 0, stops: 1, undecided: 2 }[machine.verdict]);
  expect(machine.names).toEqual(["example.com", "smtp.example.com", "mail.example.com", "imap.example.com"]);
  expect((await runCli(["machine", "a b"])).code).toBe(64);
});

test("a clock that nobody sets is undecided, one that is set is told with its keeper, and one far off is named", async () => {
  expect((await page(source())).replace(/\s+/g, " ")).toContain("2026-11-24T12:00:00.000Z; set by the network (chrony, 192.0.2.123, off by 3 ms)");
  const nobody = await lookAtMachine(source({ clock: async () => ({ saw: { keeper: "windows-time", synchronised: "no" } }) }), []);
  expect([nobody.verdict, nobody.open.length, nobody.open[0]]).toEqual(["undecided", 1, expect.stringContaining("nobody sets it (the service Windows Time follows no time server)")]);
  const far = await lookAtMachine(source({ clock: async () => ({ saw: { keeper: "ntpd", synchronised: "yes", offMs: 900_000 } }) }), []);
  expect(far.open[0]).toContain("900 seconds off");
  const blind = await lookAtMachine(source({ clock: async () => ({ why: "no program of this machine tells who keeps its clock (chronyc, ntpq, timedatectl)" }) }), []);
  expect(blind.open[0]).toContain("no program of this machine tells");
});

test("an IPv6 address without a way out is told apart from real IPv6", async () => {
  const six = { interfaces: [{ name: "eth0", ipv4: "private", ipv6: "public" }] } as const;
  const to = (closed: 4 | 6 | 0): Partial<MachineState> => ({ ways: async ({ family, address }, ports) => ({ saw: ports.map((port) => (family === closed ? { family, port, to: address } : { family, port, to: address, interface: "eth0" })) }) });
  expect([(await lookAtMachine(source(to(0), six), [])).ipv6, (await lookAtMachine(source(to(6), six), [])).ipv6, (await lookAtMachine(source(), [])).ipv6, (await lookAtMachine(source({ ways: async () => ({ why: "no" }) }, six), [])).ipv6]).toEqual(["real", "no-way", "none", "not-known"]);
});
