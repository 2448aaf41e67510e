import { createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** A server for tests that speaks lines: it greets, and answers each line as the script says. Every line that it heard is kept. */
export interface ScriptServer {
  readonly port: number;
  readonly heard: string[];
  close(): Promise<void>;
}

/** What a script answers to a line: lines to say, or "hang-up". Undefined says nothing. `turn` counts the lines of this connection. */
export type Script = (line: string, turn: number, socket: Socket) => string | undefined;

export async function scriptServer(greeting: string, script: Script): Promise<ScriptServer> {
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.write(`${greeting}\r\n`);
    let rest = "";
    let turn = 0;
    socket.on("data", (bytes) => {
      rest += bytes.toString("utf8");
      for (let at = rest.indexOf("\r\n"); at !== -1; at = rest.indexOf("\r\n")) {
        const line = rest.slice(0, at);
        rest = rest.slice(at + 2);
        heard.push(line);
        const answer = script(line, turn++, socket);
        if (answer === "hang-up") socket.destroy();
        else if (answer !== undefined) socket.write(`${answer}\r\n`);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    heard,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
