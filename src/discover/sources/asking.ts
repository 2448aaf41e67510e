import type { Failure } from "../../model/failure.ts";
import type { DiscoveredSettings } from "../../model/settings-facts.ts";
import { Failed } from "../../world/classify.ts";
import type { Instant, World } from "../../world/world.ts";

/** What a source is asked with. */
export interface Asking {
  readonly address: string;
  readonly domain: string;
  readonly until: Instant;
  readonly cut: AbortSignal;
  /** Domains to which the user allows a redirect, besides the mail domain itself. */
  readonly follow: readonly string[];
}

/** What became of asking one source at one place. */
export interface Asked {
  readonly source: DiscoveredSettings["source"];
  readonly place: string;
  readonly tookMs: number;
  readonly outcome: { readonly ok: true; readonly saw: DiscoveredSettings } | { readonly ok: false; readonly failure: Failure };
}

/** A host name in letters, digits and hyphens, in small letters; undefined for anything else that a document may hold in its place. */
export function plainHost(text: string | undefined): string | undefined {
  const host = text?.trim().toLowerCase().replace(/\.$/, "");
  if (host === undefined || host.length > 253) return undefined;
  return /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]{2,63}$/.test(host) && !/^\d+$/.test(host.split(".").at(-1) ?? "") ? host : undefined;
}

/** A port in decimal digits. */
export function plainPort(text: string | undefined): number | undefined {
  const port = /^\d{1,5}$/.test(text ?? "") ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : undefined;
}

/** Runs one asking and keeps its outcome, whatever it is. */
export async function ask(source: Asked["source"], place: string, world: World, act: () => Promise<Omit<DiscoveredSettings, "source" | "place">>): Promise<Asked> {
  const begunAt = world.now();
  const took = () => Math.round((world.now() - begunAt) * 10) / 10;
  try {
    const saw = { source, place, ...(await act()) };
    return { source, place, tookMs: took(), outcome: { ok: true, saw } };
  } catch (error) {
    const failed = error instanceof Failed ? error : new Failed("internal", "us", error instanceof Error ? error.message : String(error));
    return { source, place, tookMs: took(), outcome: { ok: false, failure: failed.failure } };
  }
}

/** What a source says that has nothing to say, and why. */
export const nothingSaid = (doubt: string): Omit<DiscoveredSettings, "source" | "place"> => ({ authenticated: "no", servers: [], notOffered: [], pages: [], notes: [], doubts: [doubt] });
