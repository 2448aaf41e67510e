import { readFile } from "node:fs/promises";
import type { AddressInfo, Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { streamSSE } from "hono/streaming";
import { UsageError } from "../../ask/usage-error.ts";
import { discover } from "../../discover/discover.ts";
import { type CauseId, catalogue } from "../../model/catalogue.ts";
import { causes } from "../../reason/causes/index.ts";
import type { CaseFile } from "../../model/case-file.ts";
import { diagnose } from "../../reason/diagnose.ts";
import { withoutNames } from "../../report/anonymous.ts";
import { nextQuestion } from "../../reason/next-question.ts";
import { renderLetters } from "../../report/letter.ts";
import { renderHtml } from "../../report/html.ts";
import { version } from "../../version.ts";
import { type Asset, readAssets } from "./assets.ts";
import { explain } from "./explain.ts";
import { makeGuard, refuse } from "./guard.ts";
import { answersForm, FieldError, readOrder, runRequestForm, tooLong } from "./order.ts";
import type { Place } from "./place.ts";
import type { CauseEntry, CausePage, Discovered, WatchedAccount, WatchedList, Welcome } from "./protocol.ts";
import { Busy, Runs } from "./runs.ts";
import { WatchedStore } from "./watched.ts";

const formBytes = 128 * 1024;
/** A form with a letter of two megabytes in base64. */
const letterFormBytes = 3 * 1024 * 1024;
const materialBytes = 16 * 1024 * 1024;
/** A line that says nothing for this long is kept open by a comment, in milliseconds. */
const stillThereMs = 10_000;

/** How the page is served. */
export interface ServeOptions {
  readonly place: Place;
  /** 0 takes a free one. */
  readonly port: number;
  readonly timeoutMs?: number;
  /** The store of a watch, which is shown where it exists. */
  readonly store?: string;
  /** What day it is, in milliseconds since 1970; this machine's clock where nothing is said. */
  readonly now?: () => number;
  /** Called when nobody asked for anything during `idleMs`. */
  readonly idle?: { readonly ms: number; readonly closed: () => void };
}

/** The page, being served. */
export interface Served {
  readonly port: number;
  /** The link to open, good for one browser. */
  readonly link: string;
  close(): Promise<void>;
}

const titles = new Map<CauseId, string>(causes.map((cause) => [cause.id, cause.title]));
const entries: readonly CauseEntry[] = (Object.keys(catalogue) as CauseId[]).map((id) => ({ id, title: titles.get(id) ?? id, group: catalogue[id].group }));

const download = (name: string, type: string) => ({ "content-type": type, "content-disposition": `attachment; filename="${name}"` });

/** The page behind the door that a spent link leads to, in one sentence and without anything that acts. */
const door = (title: string, text: string, refresh: string) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${refresh}<title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>`;

function reportOf(caseFile: CaseFile): string {
  const diagnosis = diagnose(caseFile);
  const question = nextQuestion(diagnosis, caseFile);
  return renderHtml(diagnosis, caseFile, question === undefined ? {} : { question });
}

/** Serves the page on the loopback alone. */
export async function servePage(options: ServeOptions): Promise<Served> {
  const { place } = options;
  const runs = new Runs(place, options.timeoutMs);
  const watched = options.store === undefined ? undefined : new WatchedStore(options.store, options.now);
  const assets = await readAssets();
  const packed = new Map([...assets].map(([name, { body }]) => [name, new Uint8Array(gzipSync(body))]));
  let port = 0;
  let lastAsked = Date.now();
  let lines = 0;
  const guard = makeGuard(() => port);
  const app = new Hono();

  app.use(guard.outer);
  app.use(async (c, next) => {
    // What the page asks by itself while nobody does anything is no use of it.
    if (c.req.query("by-itself") === undefined) lastAsked = Date.now();
    await next();
  });
  app.onError((error, c) => {
    if (error instanceof FieldError) return refuse(c, 400, { code: "bad-input", words: error.message, field: error.field });
    if (error instanceof UsageError) return refuse(c, 400, { code: "bad-input", words: error.message });
    if (error instanceof Busy) return refuse(c, 409, { code: "busy", words: "A run is under way already; wait for it or stop it." });
    if (error instanceof SyntaxError) return refuse(c, 400, { code: "bad-input", words: "The request cannot be read." });
    return refuse(c, 500, { code: "fault", words: "A fault of cantsend itself." });
  });
  app.notFound((c) => refuse(c, 404, { code: "not-found", words: "There is nothing here." }));

  const asset = (name: string, one: Asset | undefined, accepts: string) => {
    if (one === undefined) throw new TypeError(`the page lacks ${name}`);
    const small = /\bgzip\b/.test(accepts) ? packed.get(name) : undefined;
    return new Response(small ?? one.body, { headers: { "content-type": one.type, ...(small === undefined ? {} : { "content-encoding": "gzip" }) } });
  };

  const inside = new Hono();
  inside.use(guard.inner);
  for (const name of ["page.js", "page.css", "icon.svg"]) inside.get(`/${name}`, (c) => asset(name, assets.get(name), c.req.header("accept-encoding") ?? ""));
  inside.get("/api/welcome", (c) => {
    const newest = runs.newest();
    return c.json({ version, ...(place.demo === undefined ? {} : { demo: place.demo }), ...(newest === undefined ? {} : { run: newest }), watch: watched?.stands() ?? "no" } satisfies Welcome);
  });

  const small = bodyLimit({ maxSize: formBytes, onError: (c) => refuse(c, 413, { code: "too-large", words: "That is more than a form can hold." }) });
  const isJson = (type: string | undefined) => /^application\/json(;|$)/.test(type ?? "");
  inside.post("/api/discover", small, async (c) => {
    if (!isJson(c.req.header("content-type"))) return refuse(c, 415, { code: "bad-input", words: "The request is no JSON." });
    const request = runRequestForm.pick({ address: true }).safeParse(await c.req.json());
    if (!request.success) throw tooLong(request.error) ?? new UsageError("The request is not of the right form.");
    const { target } = readOrder(request.data);
    const { named, found } = discover(target, place.world(undefined, "once"), c.req.raw.signal);
    return c.json({ address: target.address, domain: target.domain, routes: [...named, ...(await found)] } satisfies Discovered);
  });
  const withLetter = bodyLimit({ maxSize: letterFormBytes, onError: (c) => refuse(c, 413, { code: "too-large", words: "The letter is larger than 2 MB; take a part of it that is cut off as well.", field: "letter" }) });
  inside.post("/api/runs", withLetter, async (c) => {
    if (!isJson(c.req.header("content-type"))) return refuse(c, 415, { code: "bad-input", words: "The request is no JSON." });
    const request = runRequestForm.safeParse(await c.req.json());
    const long = request.success ? undefined : tooLong(request.error);
    if (long !== undefined) throw long;
    // What was sent may hold a password: no word of it comes back.
    if (!request.success) return refuse(c, 400, { code: "bad-input", words: `The request is not of the right form${request.error.issues[0]?.path.length ? `: ${String(request.error.issues[0].path[0])}` : ""}.` });
    return c.json({ run: runs.begin(request.data).id });
  });
  inside.post("/api/runs/:id/stop", (c) => {
    const run = runs.get(c.req.param("id"));
    if (run === undefined) return refuse(c, 404, { code: "not-found", words: "There is no such run." });
    run.stop();
    return c.json({ stopped: "yes" });
  });
  inside.post("/api/runs/:id/answers", small, async (c) => {
    if (!isJson(c.req.header("content-type"))) return refuse(c, 415, { code: "bad-input", words: "The request is no JSON." });
    const answers = answersForm.safeParse(await c.req.json());
    if (!answers.success) return refuse(c, 400, { code: "bad-input", words: "The request is not of the right form." });
    const outcome = runs.answer(c.req.param("id"), answers.data);
    return outcome === undefined ? refuse(c, 404, { code: "not-found", words: "There is no such run, or it is not over." }) : c.json(outcome);
  });
  inside.get("/api/runs/:id/events", (c) => {
    const run = runs.get(c.req.param("id"));
    if (run === undefined) return refuse(c, 404, { code: "not-found", words: "There is no such run." });
    const seen = Number(c.req.header("last-event-id") ?? "-1");
    return streamSSE(c, async (stream) => {
      lines += 1;
      let next = Number.isInteger(seen) && seen >= -1 ? seen + 1 : 0;
      let wake = () => {};
      const deaf = run.listen(() => wake());
      stream.onAbort(() => wake());
      try {
        while (!stream.aborted) {
          const woken = new Promise<void>((resolve) => {
            wake = resolve;
          });
          for (; next < run.events.length; next += 1) {
            const event = run.events[next];
            if (event !== undefined) await stream.writeSSE({ id: String(next), event: event.event, data: JSON.stringify(event) });
          }
          if (run.state === "over" && next >= run.events.length) break;
          const timer = setTimeout(() => wake(), stillThereMs);
          await woken;
          clearTimeout(timer);
          lastAsked = Date.now();
          if (!stream.aborted && next >= run.events.length && run.state !== "over") await stream.write(": still there\n\n");
        }
      } finally {
        deaf();
        lines -= 1;
      }
    });
  });
  for (const form of ["report.html", "case.json"] as const) {
    inside.get(`/api/runs/:id/${form}`, (c) => {
      const outcome = runs.get(c.req.param("id"))?.outcome;
      if (outcome === undefined) return refuse(c, 404, { code: "not-found", words: "There is no such run, or it is not over." });
      const caseFile = c.req.query("names") === "keep" ? outcome.caseFile : withoutNames(outcome.caseFile);
      return form === "report.html" ? c.body(reportOf(caseFile), 200, download("cantsend-report.html", "text/html; charset=utf-8")) : c.body(`${JSON.stringify(caseFile, null, 2)}\n`, 200, download("cantsend-case.json", "application/json"));
    });
  }
  inside.get("/api/runs/:id/letter.txt", (c) => {
    const outcome = runs.get(c.req.param("id"))?.outcome;
    if (outcome === undefined) return refuse(c, 404, { code: "not-found", words: "There is no such run, or it is not over." });
    // Whoever runs the account is told whose it is, and nobody else: the letter itself sees to that.
    return c.body(renderLetters(outcome.diagnosis, outcome.caseFile), 200, download("cantsend-letter.txt", "text/plain; charset=utf-8"));
  });
  inside.post("/api/explain", bodyLimit({ maxSize: materialBytes, onError: (c) => refuse(c, 413, { code: "too-large", words: "The file is larger than 16 MB; cantsend explain FILE in a terminal reads any size." }) }), async (c) => {
    if (!/^(?:text\/plain|application\/octet-stream)(;|$)/.test(c.req.header("content-type") ?? "")) return refuse(c, 415, { code: "bad-input", words: "The request is neither a text nor a file." });
    return c.json(await explain(new Uint8Array(await c.req.arrayBuffer()), c.req.query("what") === "file" ? "the file" : "the text"));
  });
  inside.get("/api/causes", (c) => c.json(entries));
  inside.get("/api/causes/:id", async (c) => {
    const entry = entries.find((one) => one.id === c.req.param("id"));
    if (entry === undefined) return refuse(c, 404, { code: "not-found", words: "There is no such cause." });
    const markdown = await readFile(new URL(`../../reason/causes/${entry.group}/${entry.id}.md`, import.meta.url), "utf8");
    return c.json({ ...entry, markdown } satisfies CausePage);
  });

  const noWatch = { code: "not-found", words: "There is no watch here." } as const;
  inside.get("/api/watch", async (c) => {
    if (watched?.stands() !== "yes") return refuse(c, 404, noWatch);
    return c.json((await watched.list((c.req.query("words") ?? "").slice(0, 200))) satisfies WatchedList);
  });
  inside.get("/api/watch/:account", async (c) => {
    const found = watched?.stands() === "yes" ? await watched.account(c.req.param("account")) : undefined;
    return found === undefined ? refuse(c, 404, noWatch) : c.json(found satisfies WatchedAccount);
  });
  inside.get("/api/watch/:account/case.json", async (c) => {
    const found = watched?.stands() === "yes" ? await watched.lastCase(c.req.param("account")) : undefined;
    return found === undefined ? refuse(c, 404, noWatch) : c.body(`${JSON.stringify(c.req.query("names") === "keep" ? found : withoutNames(found), null, 2)}\n`, 200, download("cantsend-case.json", "application/json"));
  });

  app.get(`${guard.path}/`, (c) => {
    if (guard.admit(c) === "refused") return c.html(door("This link is used up", "A link of cantsend ui is good for one browser. Run cantsend ui again for a new one.", ""), 403);
    // From here the way goes on by the page's own word: a browser keeps a strict cookie back where another program sent it.
    if (c.req.query("token") !== undefined) return c.html(door("cantsend", "One moment.", `<meta http-equiv="refresh" content="0;url=${guard.path}/">`));
    return asset("index.html", assets.get("index.html"), c.req.header("accept-encoding") ?? "");
  });
  app.route(guard.path, inside);

  const server = createAdaptorServer({ fetch: app.fetch });
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, "127.0.0.1", () => resolve());
  });
  port = (server.address() as AddressInfo).port;

  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= (async () => {
      clearInterval(watch);
      const ended = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await Promise.all([ended, runs.close()]);
      await place.close();
    })();
    return closing;
  };
  const { idle } = options;
  const watch = setInterval(
    () => {
      if (idle === undefined || lines > 0 || Date.now() - lastAsked < idle.ms) return;
      void close().then(idle.closed);
    },
    Math.min(1_000, Math.max(20, (idle?.ms ?? 60_000) / 4)),
  );
  watch.unref();
  return { port, link: guard.link(port), close };
}
