import { Failed } from "../../world/classify.ts";
import type { Probe } from "../probe.ts";

/** IANA's list of the registries' services (RFC 9224), asked for once in a run. */
const bootstrapUrl = "https://data.iana.org/rdap/dns.json";
const bootstrapBytes = 2 * 1024 * 1024;
const answerBytes = 512 * 1024;
/** RFC 7480 section 4.2. */
const rdapKind = "application/rdap+json, application/json;q=0.9";
const dayMs = 24 * 60 * 60 * 1000;

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString("utf8"));
  } catch {
    throw new Failed("malformed-reply", "them", "the registry's answer is not JSON");
  }
}

/** The services of the registry that has this top level: entries of [names, addresses], and https first (RFC 9224 section 3). */
export function registryOf(domain: string, bootstrap: unknown): string | undefined {
  const services = (bootstrap as { services?: unknown } | null)?.services;
  if (!Array.isArray(services)) return undefined;
  const name = domain.toLowerCase();
  let best: { readonly labels: number; readonly url: string | undefined } | undefined;
  for (const service of services) {
    if (!Array.isArray(service) || !Array.isArray(service[0]) || !Array.isArray(service[1])) continue;
    for (const entry of service[0].map((one) => String(one).toLowerCase())) {
      if (name !== entry && !name.endsWith(`.${entry}`)) continue;
      // RFC 9224 section 4: of several entries the one with the most labels counts.
      const labels = entry.split(".").length;
      if (best === undefined || labels > best.labels) best = { labels, url: service[1].map(String).find((url) => url.startsWith("https://")) };
    }
  }
  return best?.url;
}

/** The day of one event of a registration out of an answer: when it was made, or until when it holds (RFC 9083 sections 4.5 and 10.2.3). */
export function registeredAt(answer: unknown, action: "registration" | "expiration" = "registration"): string | undefined {
  const events = (answer as { events?: unknown } | null)?.events;
  if (!Array.isArray(events)) return undefined;
  const event = events.find((one: unknown) => (one as { eventAction?: unknown } | null)?.eventAction === action) as { eventDate?: unknown } | undefined;
  return typeof event?.eventDate === "string" && !Number.isNaN(Date.parse(event.eventDate)) ? event.eventDate : undefined;
}

/** Asks the registry of one domain when it was registered: two requests, and only where the user wants it. */
export function domainAgeProbe(domain: string): Probe<"domain-age", "domain-age"> {
  return {
    id: "domain-age",
    gives: ["domain-age"],
    asks: "When was the domain registered?",
    needs: ["domain-age"],
    risk: "looks",
    timeoutMs: 15_000,
    plan: () => [{ on: "name", name: domain, type: "registration", resolver: "registry" }],
    async measure(_subject, world, walk) {
      await walk.step("domain-age", async () => {
        const bootstrap = await world.httpGet(bootstrapUrl, { maxBytes: bootstrapBytes, verify: "yes", redirects: 2 }, walk.until, walk.cut);
        const base = registryOf(domain, parsed(bootstrap.body));
        if (base === undefined) throw new Failed("name-not-found", "us", `the registry of .${domain.slice(domain.lastIndexOf(".") + 1)} gives no such information`);
        const answer = await world.httpGet(`${base.replace(/\/$/, "")}/domain/${domain}`, { maxBytes: answerBytes, verify: "yes", redirects: 3, accept: rdapKind }, walk.until, walk.cut);
        if (answer.status === 404) throw new Failed("name-not-found", "them", `the registry does not know ${domain}`);
        if (answer.status === 429) throw new Failed("malformed-reply", "them", "the registry asks to wait before it is asked again (status 429)");
        const said = answer.status === 200 ? parsed(answer.body) : undefined;
        const registered = said === undefined ? undefined : registeredAt(said);
        const ends = said === undefined ? undefined : registeredAt(said, "expiration");
        if (registered === undefined) throw new Failed("malformed-reply", "them", answer.status === 200 ? `${new URL(base).host} answers, and does not publish when ${domain} was registered` : `the registry answers with status ${answer.status}`);
        return { registered, ...(ends === undefined ? {} : { ends }), days: Math.floor((world.wallClock().getTime() - Date.parse(registered)) / dayMs), registry: new URL(base).host };
      });
    },
  };
}
