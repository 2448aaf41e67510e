import { expect, test } from "vitest";
import { address, counted, healthyWalk, imagine, machine } from "../../../testing/imagined.ts";
import { controlsFail, controlsOpen, hostFails, receives } from "../../../testing/network.ts";
import { diagnose } from "../../diagnose.ts";

const throughTunnel = (name: string) => machine({ interfaces: [{ name: "wlan0", ipv4: "private", ipv6: "none" }, { name, ipv4: "private", ipv6: "none" }], sendsBy: [{ address, interface: name }] });
const dead = [...hostFails("no-answer", [25, 465, 587]), ...controlsFail("no-answer", [587, 465]), ...receives(), counted(5, 5)];

test.each(["tun0", "wg0", "utun4", "ppp0", "ProtonVPN TUN"])("names net-vpn-path-block where %s carries the traffic and mail ports fail everywhere", (name) => {
  const { named } = diagnose(imagine([...dead, throughTunnel(name)]));
  expect(named.map((one) => one.cause)).toEqual(["net-vpn-path-block"]);
  expect(named[0]?.certainty).toBe("likely");
  expect(named[0]?.remedy.steps[0]).toMatchObject({ do: "act", what: expect.stringContaining("Disconnect the VPN") });
});

test("does not take the ppp interface of a DSL line for a tunnel", () => {
  const dsl = machine({ interfaces: [{ name: "eth0", ipv4: "none", ipv6: "none" }, { name: "ppp0", ipv4: "public", ipv6: "none" }], sendsBy: [{ address, interface: "ppp0" }] });
  expect(diagnose(imagine([...dead, dsl])).named.map((one) => one.cause)).toEqual(["net-submission-port-blocked"]);
});

test("is silent where other providers open through the tunnel, and on a healthy mailbox", () => {
  expect(diagnose(imagine([...hostFails("no-answer", [25, 465, 587]), ...controlsOpen([587]), throughTunnel("wg0")])).named.map((one) => one.cause)).not.toContain("net-vpn-path-block");
  expect(diagnose(imagine([...healthyWalk(), throughTunnel("wg0")])).named.map((one) => one.cause)).not.toContain("net-vpn-path-block");
});
