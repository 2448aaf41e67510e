import { BlockList } from "node:net";
import type { WayFacts } from "../../model/machine-report.ts";

type Asked = Pick<WayFacts, "family" | "port" | "to">;

function wayBy(asked: Asked, device: string, gateway: string | undefined, from: string | undefined): WayFacts {
  return { ...asked, interface: device, ...(gateway === undefined ? {} : { gateway }), ...(from === undefined ? {} : { from }) };
}

/** The way of one packet by the output of `ip -j route get ADDRESS ipproto tcp dport PORT` (ip-route(8)), which asks the kernel's table and its rules and sends nothing. */
export function wayIn(printed: string, asked: Asked): WayFacts {
  const [route] = JSON.parse(printed) as { readonly type?: string; readonly dev?: string; readonly gateway?: string; readonly prefsrc?: string }[];
  // A way that leads into nothing (blackhole, prohibit, unreachable) is named by its type, and its device is the loopback.
  if (route?.dev === undefined || (route.type !== undefined && route.type !== "unicast" && route.type !== "local")) return asked;
  return wayBy(asked, route.dev, route.gateway, route.prefsrc);
}

/** The way by the output of `route -n get ADDRESS` of macOS and the BSDs (route(8)), whose table knows no ports. Where there is none it prints a complaint and nothing else. */
export function wayOfRouteGet(printed: string, asked: Asked): WayFacts {
  const value = (name: string) => new RegExp(`^\\s*${name}:\\s*(\\S+)`, "m").exec(printed)?.[1];
  const [device, flags] = [value("interface"), value("flags") ?? ""];
  if (device === undefined || /\b(REJECT|BLACKHOLE)\b/.test(flags)) return asked;
  const gateway = value("gateway");
  return wayBy(asked, device, gateway?.startsWith("link#") === true ? undefined : gateway, undefined);
}

/** The words that ask Windows for its best way (Find-NetRoute), as JSON: first the own address, then the route. Nothing is sent. */
export function findNetRouteWords(address: string): readonly string[] {
  return ["powershell.exe", "-NoProfile", "-NonInteractive", "-Command", `@(Find-NetRoute -RemoteIPAddress '${address}' -ErrorAction SilentlyContinue | Select-Object InterfaceAlias,IPAddress,NextHop) | ConvertTo-Json -Compress`];
}

const onLink = ["0.0.0.0", "::", "On-link"];

/** The way by what `findNetRouteWords` prints; nothing where Windows has no way. Throws SyntaxError for what is no JSON. */
export function wayOfFindNetRoute(printed: string, asked: Asked): WayFacts {
  if (printed.trim() === "") return asked;
  const tree = JSON.parse(printed) as unknown;
  const found = (Array.isArray(tree) ? tree : [tree]) as readonly { readonly InterfaceAlias?: string | null; readonly IPAddress?: string | null; readonly NextHop?: string | null }[];
  const route = found.find((one) => typeof one.NextHop === "string" && one.NextHop !== "");
  if (typeof route?.InterfaceAlias !== "string") return asked;
  const own = found.find((one) => typeof one.IPAddress === "string" && one.IPAddress !== "")?.IPAddress ?? undefined;
  return wayBy(asked, route.InterfaceAlias, onLink.includes(route.NextHop ?? "") ? undefined : (route.NextHop ?? undefined), own);
}

const bitsOf = (mask: string) => mask.split(".").reduce((sum, part) => sum + (Number(part).toString(2).match(/1/g) ?? []).length, 0);

/**
 * The way by the table that `route print -4` or `route print -6` prints, where PowerShell may not be asked: the longest prefix, then the least metric.
 * The headings are translated, the columns are not: destination, mask, gateway, own address, metric; with IPv6 interface number, metric, prefix, gateway.
 */
export function wayOfRoutePrint(printed: string, asked: Asked): WayFacts {
  const kind = asked.family === 4 ? "ipv4" : "ipv6";
  const rows = printed.split(/\r?\n/).flatMap((line) => {
    const four = /^\s*(\d+(?:\.\d+){3})\s+(\d+(?:\.\d+){3})\s+(\S+(?: \S+)?)\s+(\d+(?:\.\d+){3})\s+(\d+)\s*$/.exec(line);
    if (asked.family === 4 && four !== null) return [{ net: four[1] ?? "", bits: bitsOf(four[2] ?? ""), gateway: four[3] ?? "", by: four[4] ?? "", metric: Number(four[5]) }];
    const six = /^\s*(\d+)\s+(\d+)\s+([0-9a-f:]+)\/(\d+)\s+(\S+(?: \S+)?)\s*$/i.exec(line);
    return asked.family === 6 && six !== null ? [{ net: six[3] ?? "", bits: Number(six[4]), gateway: six[5] ?? "", by: `number ${six[1]}`, metric: Number(six[2]) }] : [];
  });
  const [best] = rows
    .filter(({ net, bits }) => {
      const list = new BlockList();
      list.addSubnet(net, bits, kind);
      return list.check(asked.to, kind);
    })
    .sort((a, b) => b.bits - a.bits || a.metric - b.metric);
  if (best === undefined) return asked;
  const isAddress = /^[0-9a-f.:%]+$/i.test(best.gateway) && !onLink.includes(best.gateway);
  return wayBy(asked, best.by, isAddress ? best.gateway : undefined, asked.family === 4 ? best.by : undefined);
}
