import type { WayFacts } from "../../model/machine-report.ts";

/** The way of one packet by the output of `ip -j route get ADDRESS ipproto tcp dport PORT` (ip-route(8)), which asks the kernel's table and sends nothing. */
export function wayIn(printed: string, asked: Pick<WayFacts, "family" | "port" | "to">): WayFacts {
  const [route] = JSON.parse(printed) as { readonly type?: string; readonly dev?: string; readonly gateway?: string; readonly prefsrc?: string }[];
  // A way that leads into nothing (blackhole, prohibit, unreachable) is named by its type, and its device is the loopback.
  if (route?.dev === undefined || (route.type !== undefined && route.type !== "unicast" && route.type !== "local")) return asked;
  return { ...asked, interface: route.dev, ...(route.gateway === undefined ? {} : { gateway: route.gateway }), ...(route.prefsrc === undefined ? {} : { from: route.prefsrc }) };
}
