import { portOf } from "./stored.ts";

/** `[host]:port`, `host:port` or `host`, as a next hop of Postfix. Brackets mean: no MX lookup. */
export function nextHop(text: string): { readonly host: string; readonly port?: number } | undefined {
  const word = text.trim().replace(/^(?:smtp|relay):/, "");
  const cut = /^\[([^\]]+)\](?::(\w+))?$|^([^\s:[\]]+)(?::(\w+))?$/.exec(word);
  const host = cut?.[1] ?? cut?.[3];
  if (host === undefined || host === "") return undefined;
  const service = cut?.[2] ?? cut?.[4];
  const port = service === undefined ? undefined : ({ smtp: 25, submission: 587, smtps: 465, submissions: 465 }[service] ?? portOf(service));
  return { host, ...(port === undefined ? {} : { port }) };
}
