import { appendFileSync } from "node:fs";
import { createServer as createHttp } from "node:http";
import { createServer } from "node:net";

/** A service that Postfix or Dovecot asks before it says yes. */
export interface PolicyServer {
  readonly part: "policy";
  readonly port: number;
  /** `always`: the same action for every request; `greylist`: defer what is seen for the first time; `lockout`: Dovecot's question about an account. */
  readonly rule: "always" | "greylist" | "lockout" | "pop-before";
  /** What to answer, in Postfix's words, such as "550 5.4.5 Daily user sending limit exceeded". */
  readonly action?: string;
  /** How many requests pass before the action begins. */
  readonly after?: number;
  /** Greylisting: how long until a second try passes. */
  readonly seconds?: number;
}

export async function startPolicy(spec: PolicyServer): Promise<void> {
  if (spec.rule === "lockout") return startLockout(spec);
  const firstSeen = new Map<string, number>();
  let asked = 0;
  const decide = (attributes: Map<string, string>): string => {
    asked += 1;
    if (spec.rule === "always") return asked > (spec.after ?? 0) ? (spec.action ?? "DUNNO") : "DUNNO";
    const triple = ["client_address", "sender", "recipient"].map((name) => attributes.get(name)).join(" ");
    const seen = firstSeen.get(triple) ?? Date.now();
    firstSeen.set(triple, seen);
    const wait = (spec.seconds ?? 5) * 1000;
    if (Date.now() - seen >= wait) return "DUNNO";
    return `DEFER_IF_PERMIT ${spec.action ?? `4.2.0 Greylisted for ${spec.seconds ?? 5} seconds`}`;
  };
  const server = createServer((socket) => {
    let text = "";
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      text += chunk;
      for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
        const lines = text.slice(0, end).split("\n");
        text = text.slice(end + 2);
        const attributes = new Map(lines.map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string]));
        socket.write(`action=${decide(attributes)}\n\n`);
      }
    });
  });
  await new Promise<void>((up) => server.listen(spec.port, "127.0.0.1", up));
}

/** Dovecot's auth policy protocol: it reports each failure, and asks before each login. */
async function startLockout(spec: PolicyServer): Promise<void> {
  const failures = new Map<string, number>();
  const server = createHttp((request, response) => {
    let text = "";
    request.on("data", (chunk) => {
      text += chunk;
    });
    request.on("end", () => {
      const asked = JSON.parse(text || "{}") as { login?: string; success?: boolean };
      appendFileSync("/run/lab/log/lockout.log", `${request.url} ${text}\n`);
      const user = asked.login ?? "";
      if (request.url?.includes("command=report") && asked.success === false) {
        failures.set(user, (failures.get(user) ?? 0) + 1);
      }
      const locked = (failures.get(user) ?? 0) >= (spec.after ?? 5);
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(locked ? { status: -1, msg: spec.action ?? "Account is temporarily locked" } : { status: 0 }));
    });
  });
  await new Promise<void>((up) => server.listen(spec.port, "127.0.0.1", up));
}
