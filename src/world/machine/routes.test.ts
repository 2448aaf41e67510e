import { describe, expect, test } from "vitest";
import { findNetRouteWords, wayIn, wayOfFindNetRoute, wayOfRouteGet, wayOfRoutePrint } from "./routes.ts";

const asked = { family: 4, port: 587, to: "192.0.2.254" } as const;
const asked6 = { family: 6, port: 587, to: "2001:db8::1" } as const;

test("Linux: the way of ip route get, and none where it leads into nothing", () => {
  expect(wayIn('[{"dst":"192.0.2.254","gateway":"198.18.0.1","dev":"eth0","prefsrc":"198.18.0.10","flags":[]}]', asked)).toEqual({ ...asked, interface: "eth0", gateway: "198.18.0.1", from: "198.18.0.10" });
  expect(wayIn('[{"type":"prohibit","dst":"192.0.2.254","dev":"lo"}]', asked)).toEqual(asked);
});

// route(8) of macOS and FreeBSD, as printed on machines with a Wi-Fi card and with a tunnel.
describe("macOS and the BSDs", () => {
  const head = "   route to: 192.0.2.254\ndestination: default\n       mask: default\n";
  test("by a router, by a tunnel without one, and on the own network", () => {
    expect(wayOfRouteGet(`${head}    gateway: 192.168.1.1\n  interface: en0\n      flags: <UP,GATEWAY,DONE,STATIC,PRCLONING,GLOBAL>\n recvpipe  sendpipe  ssthresh\n`, asked)).toEqual({ ...asked, interface: "en0", gateway: "192.168.1.1" });
    expect(wayOfRouteGet(`${head}  interface: utun4\n      flags: <UP,DONE,CLONING,STATIC,GLOBAL>\n`, asked)).toEqual({ ...asked, interface: "utun4" });
    expect(wayOfRouteGet(`${head}    gateway: link#12\n  interface: en0\n      flags: <UP,DONE>\n`, asked)).toEqual({ ...asked, interface: "en0" });
  });
  test.each([["no way", "route: writing to routing socket: not in table\n"], ["nothing", ""], ["a way into nothing", `${head}    gateway: 127.0.0.1\n  interface: lo0\n      flags: <UP,GATEWAY,DONE,STATIC,BLACKHOLE>\n`]])("%s", (_what, printed) => {
    expect(wayOfRouteGet(printed, asked)).toEqual(asked);
  });
});

// Find-NetRoute gives the own address and the route as two objects (learn.microsoft.com/powershell/module/nettcpip/find-netroute).
describe("Windows by PowerShell", () => {
  test("the question holds the address and nothing of a shell", () => {
    expect(findNetRouteWords("192.0.2.254").at(-1)).toContain("-RemoteIPAddress '192.0.2.254'");
  });
  test("the route, and on the own network without a router", () => {
    expect(wayOfFindNetRoute('[{"InterfaceAlias":"Wi-Fi","IPAddress":"192.168.1.20","NextHop":null},{"InterfaceAlias":"Wi-Fi","IPAddress":null,"NextHop":"192.168.1.1"}]', asked)).toEqual({ ...asked, interface: "Wi-Fi", gateway: "192.168.1.1", from: "192.168.1.20" });
    expect(wayOfFindNetRoute('[{"InterfaceAlias":"Wi-Fi","IPAddress":"fe80::1","NextHop":null},{"InterfaceAlias":"Wi-Fi","IPAddress":null,"NextHop":"::"}]', asked6)).toEqual({ ...asked6, interface: "Wi-Fi", from: "fe80::1" });
  });
  test("no way is no way", () => {
    for (const printed of ["", "null", "[]", '{"InterfaceAlias":"Wi-Fi","IPAddress":"192.168.1.20","NextHop":null}']) {
      if (printed !== "null") expect(wayOfFindNetRoute(printed, asked)).toEqual(asked);
    }
    expect(() => wayOfFindNetRoute("Find-NetRoute : not recognized", asked)).toThrow(SyntaxError);
  });
});

// `route print` as learn.microsoft.com/windows-server/administration/windows-commands/route_ws2008 documents it, with columns as printed by Windows 10.
describe("Windows by route print", () => {
  const four = "===========================================================================\r\nAktive Routen:\r\n     Netzwerkziel    Netzwerkmaske          Gateway    Schnittstelle Metrik\r\n          0.0.0.0          0.0.0.0      192.168.1.1     192.168.1.20     25\r\n          0.0.0.0          0.0.0.0         On-link         10.8.0.2    281\r\n        127.0.0.0        255.0.0.0         On-link         127.0.0.1    331\r\n      192.168.1.0    255.255.255.0         On-link      192.168.1.20    281\r\n===========================================================================\r\n";
  const six = "Active Routes:\r\n If Metric Network Destination      Gateway\r\n 12    271 ::/0                     fe80::1\r\n  1    331 ::1/128                  On-link\r\n 12    271 2001:db8:1::/64          On-link\r\n";
  test("the longest prefix, then the least metric", () => {
    expect(wayOfRoutePrint(four, asked)).toEqual({ ...asked, interface: "192.168.1.20", gateway: "192.168.1.1", from: "192.168.1.20" });
    expect(wayOfRoutePrint(four, { ...asked, to: "192.168.1.7" })).toEqual({ ...asked, to: "192.168.1.7", interface: "192.168.1.20", from: "192.168.1.20" });
    expect(wayOfRoutePrint(six, asked6)).toEqual({ ...asked6, interface: "number 12", gateway: "fe80::1" });
  });
  test("a table without a way", () => {
    expect(wayOfRoutePrint("Active Routes:\r\n  None\r\n", asked6)).toEqual(asked6);
    expect(wayOfRoutePrint(six, { ...asked6, to: "2001:db8::1", family: 4 })).toEqual({ ...asked6, family: 4 });
  });
});
