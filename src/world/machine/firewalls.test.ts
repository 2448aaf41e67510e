import { expect, test } from "vitest";
import recorded from "../../testing/firewalls.json" with { type: "json" };
import { judgeIptables } from "./iptables.ts";
import { judgeNft } from "./nft.ts";
import type { Packet } from "./packet.ts";

const cases = recorded.rulesets.flatMap((ruleset) => ruleset.packets.map((packet) => [`${ruleset.name}: port ${packet.port}, user ${packet.uid}, IPv${packet.family}`, ruleset, packet] as const));

test("there are enough rulesets, and each verdict is among them", () => {
  expect(recorded.rulesets.length).toBeGreaterThan(30);
  expect(new Set(cases.map(([, , packet]) => packet.kernel))).toEqual(new Set(["passed", "dropped", "rejected"]));
});

test.each(cases)("%s is judged as the kernel did", (_name, ruleset, packet) => {
  const family = packet.family === 6 ? 6 : 4;
  const asked: Packet = { family, port: packet.port, uid: packet.uid, destination: recorded.destination[family], interface: recorded.interface };
  const judged = ruleset.tool === "nft" ? judgeNft(ruleset.printed, asked) : judgeIptables(ruleset.printed, asked);
  expect(judged.verdict).toBe(packet.kernel);
  if (packet.kernel !== "passed") expect(judged.rule?.text).toBeTruthy();
});

test("what cannot be judged from here stops perhaps, never surely", () => {
  const asked: Packet = { family: 4, port: 587, destination: "192.0.2.1" };
  expect(judgeIptables("*filter\n:OUTPUT ACCEPT [0:0]\n-A OUTPUT -p tcp --dport 587 -m owner --uid-owner 8 -j DROP\nCOMMIT\n", asked).verdict).toBe("perhaps-stopped");
  expect(judgeIptables("*filter\n:OUTPUT ACCEPT [0:0]\n-A OUTPUT -p tcp --dport 587 -m bpf --bytecode x -j DROP\nCOMMIT\n", asked).verdict).toBe("perhaps-stopped");
  expect(judgeIptables("*filter\n:OUTPUT ACCEPT [0:0]\n-A OUTPUT -o eth0 -p tcp --dport 587 -j ACCEPT\n-A OUTPUT -j DROP\nCOMMIT\n", asked).verdict).toBe("perhaps-stopped");
});

test("a program's own chains tell who manages the rule", () => {
  const asked: Packet = { family: 4, port: 25, destination: "192.0.2.1", uid: 33 };
  expect(judgeIptables("*filter\n:OUTPUT ACCEPT [0:0]\n:ufw-user-output - [0:0]\n-A OUTPUT -j ufw-user-output\n-A ufw-user-output -p tcp --dport 25 -j REJECT\nCOMMIT\n", asked).rule?.manager).toBe("ufw");
  expect(judgeIptables("*filter\n:OUTPUT ACCEPT [0:0]\n:SMTPOUTPUT - [0:0]\n-A OUTPUT -p tcp -m multiport --dports 25,465,587 -j SMTPOUTPUT\n-A SMTPOUTPUT -j REJECT\nCOMMIT\n", asked).rule?.manager).toBe("csf");
});

test("chains that call each other in a circle, and text that is no ruleset, come to an end", () => {
  const asked: Packet = { family: 4, port: 25, destination: "192.0.2.1", uid: 33 };
  expect(judgeIptables("*filter\n:OUTPUT ACCEPT [0:0]\n:A - [0:0]\n-A OUTPUT -j A\n-A A -j A\n-A A -j A\nCOMMIT\n", asked).verdict).toBe("passed");
  expect(judgeIptables("nonsense -A", asked).verdict).toBe("passed");
  expect(judgeNft('{"nftables":[]}', asked).verdict).toBe("passed");
  expect(() => judgeNft("no json", asked)).toThrow(SyntaxError);
});
