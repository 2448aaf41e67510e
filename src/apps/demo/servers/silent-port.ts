import { connect, type Socket } from "node:net";
import { Worker } from "node:worker_threads";
import type { Listener } from "./listener.ts";

/** Listens with room for one connection, then sleeps without ever accepting: once the room is taken, the kernel drops every further SYN. */
const sleeper = `
const { createServer } = require("node:net");
const { parentPort, workerData } = require("node:worker_threads");
const server = createServer();
server.listen({ host: "127.0.0.1", port: 0, backlog: 1 }, () => {
  parentPort.postMessage(server.address().port);
  Atomics.wait(workerData, 0, 0);
  process.exit();
});`;

/** A connection that takes longer than this on loopback, in milliseconds, was not answered. */
const unansweredMs = 120;
/** Kernels differ in how many connections they queue for a backlog of one: Linux takes two. */
const mostFillers = 16;

function fill(port: number): Promise<{ readonly socket: Socket; readonly answered: "yes" | "no" }> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    const timer = setTimeout(() => resolve({ socket, answered: "no" }), unansweredMs);
    const settle = (answered: "yes" | "no") => () => {
      clearTimeout(timer);
      resolve({ socket, answered });
    };
    socket.once("connect", settle("yes"));
    socket.on("error", settle("no"));
  });
}

/** A port that really answers nothing, not even with a refusal: what a firewall that drops packets looks like, without privileges. */
export async function silentPort(): Promise<Listener> {
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(sleeper, { eval: true, workerData: flag });
  const port = await new Promise<number>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  const fillers: Socket[] = [];
  for (let count = 0; count < mostFillers; count += 1) {
    const { socket, answered } = await fill(port);
    fillers.push(socket);
    if (answered === "no") break;
  }
  return {
    port,
    async close() {
      for (const socket of fillers) socket.destroy();
      Atomics.notify(flag, 0);
      await worker.terminate();
    },
  };
}
