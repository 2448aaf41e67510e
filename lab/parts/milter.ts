import { createServer, type Socket } from "node:net";

/** A mail filter that Postfix asks by the milter protocol, version 6: honest about its protocol, and as ill as it is told to be. */
export interface MilterServer {
  readonly part: "milter";
  readonly port: number;
  /** The step of the session at which it does what it does; it lets everything else pass. */
  readonly at: "sender" | "recipient" | "message";
  /** `tempfail` is what filters answer when what they lean on is gone; `crash` tears the connection, `hang` never answers. */
  readonly does: "accept" | "tempfail" | "crash" | "hang";
}

// The letters of the protocol, as in libmilter's mfdef.h.
const steps: Readonly<Record<string, MilterServer["at"]>> = { M: "sender", R: "recipient", E: "message" };
const silent = "DAK"; // macros, abort and "quit, new connection" have no reply

export async function startMilter(spec: MilterServer): Promise<void> {
  const server = createServer((socket) => serve(spec, socket));
  await new Promise<void>((up) => server.listen(spec.port, "127.0.0.1", up));
}

function serve(spec: MilterServer, socket: Socket): void {
  let rest = Buffer.alloc(0);
  socket.on("error", () => {});
  socket.on("data", (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 4 && rest.length >= 4 + rest.readUInt32BE(0)) {
      const packet = rest.subarray(4, 4 + rest.readUInt32BE(0));
      rest = rest.subarray(4 + packet.length);
      answer(spec, socket, String.fromCharCode(packet[0] as number));
    }
  });
}

function answer(spec: MilterServer, socket: Socket, command: string): void {
  if (silent.includes(command)) return;
  if (command === "Q") return void socket.end();
  // Version 6, no changes to messages, no step left out.
  if (command === "O") return reply(socket, "O", [0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0]);
  if (steps[command] !== spec.at || spec.does === "accept") return reply(socket, "c");
  if (spec.does === "tempfail") return reply(socket, "t");
  if (spec.does === "crash") socket.destroy();
}

function reply(socket: Socket, letter: string, data: readonly number[] = []): void {
  const head = Buffer.alloc(5);
  head.writeUInt32BE(1 + data.length, 0);
  head.write(letter, 4, "latin1");
  socket.write(Buffer.concat([head, Buffer.from(data)]));
}
