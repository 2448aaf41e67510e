import { createServer, type Socket } from "node:net";

/** A server on loopback that answers each line by a table; the answer "silence" is none at all. */
export interface LineServer extends AsyncDisposable {
  readonly port: number;
  /** Every line that came. */
  readonly heard: readonly string[];
  /** Resolves with the first connection. */
  readonly visited: Promise<void>;
}

/** Starts one. `$&` and the like in an answer stand for what the pattern found. */
export async function lineServer(greeting: string, answers: readonly (readonly [RegExp, string | ((line: string) => string)])[]): Promise<LineServer> {
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  let visit: () => void = () => {};
  const visited = new Promise<void>((resolve) => {
    visit = resolve;
  });
  const server = createServer((socket) => {
    sockets.add(socket);
    visit();
    let partial = "";
    const say = (text: string) => text !== "silence" && socket.write(`${text.replaceAll("\n", "\r\n")}\r\n`);
    say(greeting);
    socket.on("error", () => {});
    socket.on("data", (bytes) => {
      const lines = (partial + bytes.toString("utf8")).split("\r\n");
      partial = lines.pop() ?? "";
      for (const line of lines) {
        heard.push(line);
        const answer = answers.find(([pattern]) => pattern.test(line))?.[1] ?? "500 what?";
        say(typeof answer === "string" ? answer : answer(line));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    heard,
    visited,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
