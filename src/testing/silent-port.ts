import { connect, type Socket } from "node:net";
import { Worker } from "node:worker_threads";

/** A port of 127.0.0.1 whose third and every later SYN the kernel drops without a word. */
export interface SilentPort {
  readonly port: number;
  close(): Promise<void>;
}

/** Listens with the smallest backlog and never accepts; the two connections that still fit are taken, and from then on nothing answers. */
const listener = `
  const { workerData, parentPort } = require("node:worker_threads");
  const server = require("node:net").createServer();
  server.listen({ port: 0, host: "127.0.0.1", backlog: 1 }, () => {
    parentPort.postMessage(server.address().port);
    setImmediate(() => Atomics.wait(new Int32Array(workerData), 0, 0));
  });
`;

/** A real silent port on loopback, without privileges, for tests and demonstrations: its queue is full and its owner does not look. */
export async function silentPort(): Promise<SilentPort> {
  const gate = new SharedArrayBuffer(4);
  const worker = new Worker(listener, { eval: true, workerData: gate });
  const port = await new Promise<number>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  const fillers: Socket[] = [];
  for (let taken = 0; taken < 2; taken += 1) {
    const socket = connect(port, "127.0.0.1");
    fillers.push(socket);
    await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  }
  return {
    port,
    async close() {
      for (const socket of fillers) socket.destroy();
      Atomics.store(new Int32Array(gate), 0, 1);
      Atomics.notify(new Int32Array(gate), 0);
      await worker.terminate();
    },
  };
}
