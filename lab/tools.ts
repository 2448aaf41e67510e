import type { Lab } from "./lab.ts";
import { inside, type Outcome, run } from "./shell.ts";

/** How to reach a server by hand. */
export interface ByHand {
  readonly server?: string;
  readonly port?: number;
  readonly tls?: "starttls" | "tls" | "none";
  readonly auth?: "yes" | "no";
  readonly mechanism?: string;
  readonly user?: string;
  readonly password?: string;
  readonly from?: string;
  readonly to?: string;
  readonly quitAfter?: string;
  readonly more?: readonly string[];
}

/** A submission by hand with swaks, as far as RCPT unless told otherwise: the whole dialogue is what it printed. */
export function swaks(lab: Lab, how: ByHand = {}): Promise<Outcome> {
  const tls = how.tls ?? "starttls";
  const port = how.port ?? (tls === "tls" ? 465 : 587);
  return lab.client(
    [
      ...["swaks", "--server", how.server ?? lab.provider.name, "--port", String(port), "--timeout", "6"],
      ...["--from", how.from ?? lab.person.address, "--to", how.to ?? lab.person.address, "--ehlo", "desk.local.test"],
      ...(tls === "starttls" ? ["--tls"] : tls === "tls" ? ["--tls-on-connect"] : []),
      ...(how.auth === "no"
        ? []
        : ["--auth", how.mechanism ?? "PLAIN", "--auth-user", how.user ?? lab.person.address, "--auth-password", how.password ?? lab.person.password]),
      ...(how.quitAfter === "none" ? [] : ["--quit-after", how.quitAfter ?? "RCPT"]),
      ...(how.more ?? []),
    ],
    { limitMs: 30_000 },
  );
}

/** One line of IMAP by hand: a login over TLS. */
export function imap(lab: Lab, password = lab.person.password, user = lab.person.address): Promise<Outcome> {
  return lab.client(
    ["curl", "-sS", "-v", "--max-time", "8", "--cacert", lab.pki.root, "--user", `${user}:${password}`, `imaps://${lab.provider.name}/`],
    { limitMs: 15_000 },
  );
}

/** A TLS handshake by hand, checked against the roots that the client was given. */
export function handshake(lab: Lab, at: string, mode: "tls" | "starttls" = "tls", more: readonly string[] = []): Promise<Outcome> {
  const host = at.replace(/:\d+$/, "");
  return lab.client(
    [
      ...["timeout", "6", "openssl", "s_client", "-connect", at, "-CAfile", lab.pki.root, "-verify_hostname", host],
      ...(more.includes("-noservername") ? [] : ["-servername", host]),
      ...["-no-CApath", "-no-CAstore"],
      ...(mode === "starttls" ? ["-starttls", "smtp"] : []),
      ...more,
    ],
    { limitMs: 10_000 },
  );
}

/** A bare TCP connection by hand: says whether it opened, and what came. */
export function connect(lab: Lab, host: string, port: number, seconds = 2): Promise<Outcome> {
  const program = `
    const started = performance.now();
    const socket = require("node:net").connect({ host: ${JSON.stringify(host)}, port: ${port} });
    const end = (word) => { console.log(word, Math.round(performance.now() - started) + " ms"); process.exit(0); };
    setTimeout(() => end("silence"), ${seconds * 1000});
    socket.on("connect", () => console.log("connected"));
    socket.on("data", (chunk) => console.log("heard " + chunk));
    socket.on("end", () => end("closed"));
    socket.on("error", (error) => end(error.code ?? error.message));`;
  return lab.client([process.execPath, "-e", program], { limitMs: (seconds + 5) * 1000 });
}

/** A question to a name server by hand. */
export function dig(lab: Lab, ...words: readonly string[]): Promise<Outcome> {
  return lab.client(["dig", "+time=2", "+tries=1", ...words], { limitMs: 15_000 });
}

/** A command on the machine that bears the servers, for what the client cannot see. */
export function onServers(command: readonly string[]): Promise<Outcome> {
  return run(inside("net", command));
}

/** A command on one machine of the lab, as its root, for what an ordinary user of it cannot see. */
export function machine(space: "client" | "home" | "isp", command: readonly string[]): Promise<Outcome> {
  return run(inside(space, command));
}

/** Opens port 587 of the provider by hand, says EHLO, rests, and says one more command: tells what is heard after the rest. */
export function connectAndRest(lab: Lab, seconds: number): Promise<Outcome> {
  const program = `
    const socket = require("node:net").connect({ host: ${JSON.stringify(lab.provider.v4)}, port: 587 });
    let rested = false;
    socket.once("data", () => socket.write("EHLO desk.local.test\\r\\n"));
    socket.on("data", (chunk) => { console.log((rested ? "after the rest: " : "") + chunk); if (rested) process.exit(0); });
    socket.on("error", (error) => { console.log("after the rest: " + error.code); process.exit(0); });
    setTimeout(() => { rested = true; socket.write("NOOP\\r\\n"); }, ${seconds * 1000});
    setTimeout(() => { console.log("after the rest: silence"); process.exit(0); }, ${seconds * 1000 + 2000});`;
  return lab.client([process.execPath, "-e", program], { limitMs: (seconds + 8) * 1000 });
}

/** A page by hand, checked against the roots that the client was given. */
export function curl(lab: Lab, url: string): Promise<Outcome> {
  return lab.client(["curl", "-sS", "--max-time", "8", "--cacert", lab.pki.root, url], { limitMs: 15_000 });
}
