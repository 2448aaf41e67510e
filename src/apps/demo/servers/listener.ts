import { createServer, type Socket } from "node:net";

/** What is done with each connection. */
export type Service = (socket: Socket) => void;

/** A real socket on 127.0.0.1 at a port that the system chose. */
export interface Listener {
  readonly port: number;
  close(): Promise<void>;
}

/** Listens for a service. Closing it cuts all its connections. */
export function listen(service: Service): Promise<Listener> {
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: false }, (socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on("close", () => sockets.delete(socket));
    // A client that leaves in the middle is nothing to speak of.
    socket.on("error", () => socket.destroy());
    service(socket);
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host: "127.0.0.1", port: 0 }, () => {
      server.off("error", reject);
      const at = server.address();
      if (at === null || typeof at === "string") throw new TypeError("a TCP server without a port");
      resolve({
        port: at.port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            for (const socket of sockets) socket.destroy();
          }),
      });
    });
  });
}
