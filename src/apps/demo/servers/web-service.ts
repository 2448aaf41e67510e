import { createServer } from "node:http";
import type { Duplex } from "node:stream";
import { encrypt, type TlsManners } from "./encrypt.ts";
import type { Service } from "./listener.ts";

/** How one web server behaves. */
export interface WebManners {
  /** Absent: HTTP in the clear. */
  readonly tls?: TlsManners;
  /** How far its clock, and so its Date header (RFC 9110 section 6.6.1), is ahead of ours, in milliseconds. */
  readonly clockAheadMs?: number;
  /** What it gives out, by path. */
  readonly files?: Readonly<Record<string, Uint8Array>>;
}

/** A web server. */
export function webService(manners: WebManners): Service {
  const server = createServer((request, response) => {
    const file = manners.files?.[request.url ?? ""];
    response.sendDate = false;
    response.writeHead(file === undefined && request.url !== "/" ? 404 : 200, { date: new Date(Date.now() + (manners.clockAheadMs ?? 0)).toUTCString(), connection: "close" });
    response.end(file);
  });
  return (socket) => {
    const stream: Duplex = manners.tls === undefined ? socket : encrypt(socket, manners.tls);
    server.emit("connection", stream);
  };
}
