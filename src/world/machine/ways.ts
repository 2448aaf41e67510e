import type { WayFacts } from "../../model/machine-report.ts";
import { printedBy, type StateReading } from "./ask-system.ts";
import { findNetRouteWords, wayIn, wayOfFindNetRoute, wayOfRouteGet, wayOfRoutePrint } from "./routes.ts";

type WayAsked = { readonly family: 4 | 6; readonly address: string };
type Ways = StateReading<readonly WayFacts[]>;

async function linuxWays({ family, address }: WayAsked, ports: readonly number[]): Promise<Ways> {
  const found: WayFacts[] = [];
  for (const port of ports) {
    const outcome = await printedBy(["ip", `-${family}`, "-j", "route", "get", address, "ipproto", "tcp", "dport", String(port)]);
    if ("wrong" in outcome && outcome.wrong.includes("not there")) return { why: `ip, which asks the table of routes, ${outcome.wrong}` };
    // It fails where the table has no way (RTNETLINK answers).
    const asked = { family, port, to: address };
    found.push("printed" in outcome ? wayIn(outcome.printed, asked) : asked);
  }
  return { saw: found };
}

/** Tables of routes that know no ports: one question stands for all of them. */
const forAll = (ports: readonly number[], way: (port: number) => WayFacts): Ways => ({ saw: ports.map(way) });

async function windowsWays({ family, address }: WayAsked, ports: readonly number[]): Promise<Ways> {
  const best = await printedBy(findNetRouteWords(address));
  if ("printed" in best) return forAll(ports, (port) => wayOfFindNetRoute(best.printed, { family, port, to: address }));
  const table = await printedBy(["route", "print", `-${family}`]);
  return "printed" in table ? forAll(ports, (port) => wayOfRoutePrint(table.printed, { family, port, to: address })) : { why: `neither PowerShell nor route tells the table of routes: route ${table.wrong}` };
}

async function bsdWays({ family, address }: WayAsked, ports: readonly number[]): Promise<Ways> {
  const got = await printedBy(["route", "-n", "get", family === 6 ? "-inet6" : "-inet", address]);
  if ("wrong" in got && !got.wrong.startsWith("failed")) return { why: `route, which asks the table of routes, ${got.wrong}` };
  // It fails, or only complains, where the table has no way.
  return forAll(ports, (port) => wayOfRouteGet("printed" in got ? got.printed : "", { family, port, to: address }));
}

/** The ways that this system's table of routes gives to these ports of an address. */
export async function ways(to: WayAsked, ports: readonly number[]): Promise<Ways> {
  try {
    switch (process.platform) {
      case "linux":
        return await linuxWays(to, ports);
      case "win32":
        return await windowsWays(to, ports);
      case "darwin":
      case "freebsd":
      case "openbsd":
        return await bsdWays(to, ports);
      default:
        return { why: "how this system tells its table of routes is not known" };
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { why: "what the system printed of its table of routes could not be read" };
  }
}
