import { request } from "node:http";
import type { Served } from "../apps/web/serve.ts";

/** What the server of the page answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

/** A request as an attacker can make it: every header is free. */
export function ask(port: number, path: string, options: { readonly method?: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string | Buffer } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, path, method: options.method ?? "GET", headers: { host: `127.0.0.1:${port}`, ...options.headers } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(parts).toString("utf8") }));
    });
    sent.on("error", reject);
    sent.end(options.body);
  });
}

/** The cookie that an answer sets, as it is sent back. */
export const cookieOf = (answer: Answer) => String(answer.headers["set-cookie"]?.[0] ?? "").split(";")[0] ?? "";

/** Opens the link as a browser does. */
export async function enter(served: Served): Promise<{ readonly path: string; readonly cookie: string; readonly origin: string }> {
  const link = new URL(served.link);
  const answer = await ask(served.port, `${link.pathname}${link.search}`);
  return { path: link.pathname, cookie: cookieOf(answer), origin: link.origin };
}
