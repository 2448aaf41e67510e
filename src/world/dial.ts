import { connect, isIP, type Socket } from "node:net";
import { classify, Failed } from "./classify.ts";
import type { Instant } from "./world.ts";

/** How many connection attempts one verdict of "nothing answers" rests on: at 4 % loss of a round trip five fail by chance once in ten million times. */
const hedges = 5;
/** The least time between two attempts, in milliseconds, once a round-trip time is known; and while none is. */
const gapMs = 100;
const gapUnknownMs = 300;
/** How long after the last attempt an answer is awaited, in milliseconds, once a round-trip time is known; and while none is. */
const restMs = 450;
const restUnknownMs = 1_800;

/** What the dialler learns from connections that came about: the slowest round trip so far bounds how patient it must be. */
export class RoundTrips {
  slowestMs: number | undefined;
  note(ms: number): void {
    this.slowestMs = Math.max(this.slowestMs ?? 0, ms);
  }
}

export interface Dialled {
  readonly socket: Socket;
  readonly begunAt: Instant;
  readonly rttMs: number;
  readonly attempts: number;
}

/**
 * Connects to one address with hedged SYNs: further attempts follow while the first goes unanswered, and the first answer to any decides.
 * A silent drop is so told from a lost packet within a second instead of the two minutes of the kernel (RFC 6298 back-off).
 * Throws `Failed`; `no-answer` only after all attempts have had their time.
 */
export function dial(to: { address: string; port: number }, until: Instant, now: () => Instant, trips: RoundTrips, cut: AbortSignal): Promise<Dialled> {
  return new Promise((resolve, reject) => {
    const begunAt = now();
    const sockets: Socket[] = [];
    let timer: NodeJS.Timeout | undefined;
    let settled: "no" | "yes" = "no";

    const finish = (winner: Socket | undefined, act: () => void) => {
      if (settled === "yes") return;
      settled = "yes";
      clearTimeout(timer);
      cut.removeEventListener("abort", onCut);
      for (const socket of sockets) {
        if (socket === winner) continue;
        socket.removeAllListeners();
        socket.on("error", () => {});
        socket.destroy();
      }
      act();
    };
    const onCut = () => finish(undefined, () => reject(new Failed("cut-short", "us", "the connection attempt was withdrawn", { waitedMs: Math.round(now() - begunAt) })));

    const attempt = () => {
      const startedAt = now();
      const socket = connect({ host: to.address, port: to.port, family: isIP(to.address), autoSelectFamily: false });
      sockets.push(socket);
      socket.once("connect", () => {
        const rttMs = now() - startedAt;
        trips.note(rttMs);
        socket.removeAllListeners();
        finish(socket, () => resolve({ socket, begunAt, rttMs, attempts: sockets.length }));
      });
      // The kernel's own time-out of one attempt is not the verdict: that is ours, over all of them.
      socket.once("error", (error: NodeJS.ErrnoException) => {
        if (error.code === "ETIMEDOUT") return;
        finish(undefined, () => reject(classify(error, "connect")));
      });
    };

    const giveUp = () => {
      const waitedMs = Math.round(now() - begunAt);
      finish(undefined, () => reject(new Failed("no-answer", "path", `${sockets.length} connection attempts within ${waitedMs} ms and no answer to any`, { waitedMs })));
    };

    /** One step of the clockwork: start what is due, stop when all had their time, else sleep until the next moment that matters. */
    const tick = (dueAt: Instant) => {
      if (settled === "yes") return;
      // A process that was stalled must let the answers that wait in its sockets come in first.
      if (now() - dueAt > 200) {
        timer = setTimeout(() => tick(now()), 50);
        return;
      }
      const known = trips.slowestMs;
      const gap = known === undefined ? gapUnknownMs : Math.max(gapMs, known * 1.1);
      const rest = known === undefined ? restUnknownMs : Math.max(restMs, known * 3);
      const elapsed = now() - begunAt;
      if (sockets.length < hedges && elapsed >= sockets.length * gap) attempt();
      const endAt = Math.min(until, begunAt + (hedges - 1) * gap + rest);
      if (now() >= endAt) return giveUp();
      // Look again at least every 100 ms: a sibling may have taught us the round-trip time meanwhile.
      const nextAt = Math.min(endAt, sockets.length < hedges ? begunAt + sockets.length * gap : endAt, now() + 100);
      // Timers come before sockets in each turn of the loop: an answer that waits unread gets its turn before a further attempt.
      timer = setTimeout(() => setImmediate(tick, nextAt), Math.max(1, nextAt - now()));
    };

    if (cut.aborted) return onCut();
    cut.addEventListener("abort", onCut, { once: true });
    tick(begunAt);
  });
}
