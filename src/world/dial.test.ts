import { createServer, type Server } from "node:net";
import { afterEach, expect, test } from "vitest";
import { silentPort } from "../testing/silent-port.ts";
import { Failed } from "./classify.ts";
import { dial, RoundTrips } from "./dial.ts";

const now = () => performance.now();
const never = new AbortController().signal;
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listening(): Promise<{ readonly port: number; readonly accepted: () => number }> {
  let accepted = 0;
  const server = createServer((socket) => {
    accepted += 1;
    socket.on("error", () => {}).resume();
  });
  servers.push(server);
  const port = await new Promise<number>((resolve) => server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port)));
  return { port, accepted: () => accepted };
}

async function failureOf(port: number, trips: RoundTrips, until = now() + 10_000, cut = never) {
  const error = await dial({ address: "127.0.0.1", port }, until, now, trips, cut).then(
    ({ socket }) => socket.destroy(),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Failed)) throw new Error("the dial did not fail");
  return error.failure;
}

test("a port that opens takes one attempt, and the server sees one connection", async () => {
  const { port, accepted } = await listening();
  const dialled = await dial({ address: "127.0.0.1", port }, now() + 2_000, now, new RoundTrips(), never);
  expect(dialled.attempts).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(accepted()).toBe(1);
  dialled.socket.destroy();
});

test("a silently dropped port is decided within a second once a round trip is known", async () => {
  const silent = await silentPort();
  const { port } = await listening();
  const trips = new RoundTrips();
  (await dial({ address: "127.0.0.1", port }, now() + 2_000, now, trips, never)).socket.destroy();
  const failure = await failureOf(silent.port, trips);
  expect(failure).toMatchObject({ code: "no-answer", blame: "path" });
  expect(failure.waitedMs).toBeGreaterThan(600);
  expect(failure.waitedMs).toBeLessThan(1_000);
  await silent.close();
});

test("without a known round trip more patience is shown, and one that becomes known meanwhile ends it early", async () => {
  const silent = await silentPort();
  const trips = new RoundTrips();
  const verdict = failureOf(silent.port, trips);
  setTimeout(() => trips.note(20), 900);
  const failure = await verdict;
  expect(failure.code).toBe("no-answer");
  expect(failure.waitedMs).toBeGreaterThan(850);
  expect(failure.waitedMs).toBeLessThan(2_500);
  await silent.close();
});

test("a refused port is refused at once, and a withdrawn attempt is nobody's fault", async () => {
  const { port } = await listening();
  servers.splice(0).forEach((server) => server.close());
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await failureOf(port, new RoundTrips())).toMatchObject({ code: "refused" });
  const silent = await silentPort();
  const cut = new AbortController();
  setTimeout(() => cut.abort(), 50);
  expect(await failureOf(silent.port, new RoundTrips(), now() + 5_000, cut.signal)).toMatchObject({ code: "cut-short", blame: "us" });
  await silent.close();
});
