import type { AddressInfo } from "node:net";
import { serve as listen } from "@hono/node-server";
import { Hono } from "hono";
import { version } from "../../version.ts";
import { renderMetrics } from "../../report/metrics.ts";
import type { ExamineAccount } from "./examine-account.ts";
import type { ExamineWatchedDomain } from "./examine-watched-domain.ts";
import type { ExamineWatchedMessage } from "./examine-watched-message.ts";
import { type Counters, type Snapshot, watchMetrics } from "./measures.ts";
import type { Watched, WatchSettings } from "./settings.ts";
import type { Store } from "./store.ts";
import { changesOf } from "./watch.ts";

/** What the operators' side may ask. */
export interface Operated {
  readonly settings: WatchSettings;
  readonly store: Store;
  readonly examine: ExamineAccount;
  readonly examineDomain?: ExamineWatchedDomain;
  readonly examineMessage?: ExamineWatchedMessage;
  readonly snapshots: () => readonly Snapshot[];
  readonly counters: () => Promise<Counters>;
  /** When the watch last did something, in milliseconds since 1970: one that hangs is not healthy. */
  readonly lastAliveMs: () => number;
}

const probesAtOnce = 4;
const staleMs = 15 * 60_000;
const mostRuns = 2000;

/** The routes: metrics, probe, health, and what the store knows as JSON. Reading alone; nothing here changes a thing or spends a login. */
export function operatorRoutes(operated: Operated): Hono {
  const app = new Hono();
  let probing = 0;
  const known = (name: string): Watched | undefined => [...operated.settings.accounts, ...operated.settings.domains, ...operated.settings.messages].find((one) => one.name === name || ("address" in one && one.address === name));
  const examined = async (one: Watched, limit: AbortSignal) => {
    if ("address" in one) return operated.examine(one, { login: "none", canary: "none" }, limit);
    if ("file" in one) {
      if (operated.examineMessage === undefined) throw new TypeError("nobody examines messages");
      return operated.examineMessage(one, limit);
    }
    if (operated.examineDomain === undefined) throw new TypeError("nobody examines domains");
    return operated.examineDomain(one, limit);
  };
  const text = { "content-type": "text/plain; version=0.0.4; charset=utf-8" };

  app.use(async (context, next) => {
    await next();
    context.header("x-content-type-options", "nosniff");
    context.header("cache-control", "no-store");
  });
  app.get("/healthz", (context) => (Date.now() - operated.lastAliveMs() < staleMs ? context.json({ status: "ok", version }) : context.json({ status: "stale", version }, 503)));
  app.get("/metrics", async (context) => {
    const pieces = watchMetrics(operated.snapshots(), await operated.counters());
    const encoder = new TextEncoder();
    const stream = new ReadableStream<Uint8Array>({
      async pull(controller) {
        // Between two pieces whatever else is due has its turn.
        await new Promise((turn) => setImmediate(turn));
        const next = pieces.next();
        if (next.done === true) controller.close();
        else controller.enqueue(encoder.encode(next.value));
      },
    }, { highWaterMark: 1 });
    return context.body(stream, 200, text);
  });
  // In the manner of the blackbox exporter: one look, made now, at one of the watched accounts. Strangers are not looked at.
  app.get("/probe", async (context) => {
    const account = known(context.req.query("target") ?? "");
    if (account === undefined) return context.text("target must be the name or address of what is watched\n", 400);
    if (probing >= probesAtOnce) return context.text("too many probes at once\n", 429);
    probing += 1;
    try {
      const { caseFile, diagnosis } = await examined(account, AbortSignal.timeout(110_000));
      const reached = diagnosis.verdict === "named" ? 0 : 1;
      return context.text(`# HELP probe_success 0 where a cause is named.\n# TYPE probe_success gauge\nprobe_success ${reached}\n# HELP probe_duration_seconds How long the probe took.\n# TYPE probe_duration_seconds gauge\nprobe_duration_seconds ${caseFile.tookMs / 1000}\n${renderMetrics(diagnosis, caseFile)}`, 200, text);
    } finally {
      probing -= 1;
    }
  });
  app.get("/api/accounts", (context) => context.json({ accounts: operated.snapshots() }));
  app.get("/api/accounts/:name/runs", async (context) => {
    const account = known(context.req.param("name"));
    if (account === undefined) return context.json({ error: "no such account" }, 404);
    const limit = Math.min(Number(context.req.query("limit") ?? 100) || 100, mostRuns);
    return context.json({ account: account.name, runs: await operated.store.runs(account.name, limit) });
  });
  app.get("/api/accounts/:name/changes", async (context) => {
    const account = known(context.req.param("name"));
    if (account === undefined) return context.json({ error: "no such account" }, 404);
    return context.json({ account: account.name, changes: await changesOf(operated.store, account.name, 200) });
  });
  app.get("/api/runs/:id/case", async (context) => {
    const id = Number(context.req.param("id"));
    const caseFile = Number.isSafeInteger(id) ? await operated.store.caseFile(id) : undefined;
    return caseFile === undefined ? context.json({ error: "no such run" }, 404) : context.json(caseFile);
  });
  app.notFound((context) => context.text("there is: /metrics, /probe?target=, /healthz, /api/accounts, /api/accounts/NAME/runs, /api/accounts/NAME/changes, /api/runs/ID/case\n", 404));
  return app;
}

/** Listens at an address such as 127.0.0.1:9464. Settles when it does; rejects where it cannot. */
export function listenForOperators(at: string, operated: Operated): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const split = at.lastIndexOf(":");
  const hostname = at.slice(0, split).replace(/^\[|\]$/g, "");
  return new Promise((resolve, reject) => {
    const server = listen({ fetch: operatorRoutes(operated).fetch, hostname, port: Number(at.slice(split + 1)) }, (info: AddressInfo) => {
      server.removeListener("error", reject);
      resolve({ url: `http://${info.family === "IPv6" ? `[${info.address}]` : info.address}:${info.port}`, close: () => new Promise((closed) => server.close(() => closed())) });
    });
    server.once("error", reject);
  });
}
