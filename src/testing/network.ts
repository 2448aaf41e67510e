import type { FailureCode } from "../model/failure.ts";
import { accessLogsIn, controlDoesNotOpen, controlOpens, counted, type Draft, doesNotOpen, host, machine, opens, resolves } from "./imagined.ts";

// What a run records when the network is at fault, as it was seen in network namespaces with real packet filters. For tests.

export const otherPorts = [25, 465, 587, 2525] as const;
const access = { protocol: "imap", host: "imap.example.net", address: "192.0.2.11", port: 993, security: "tls" } as const;

/** The configured port and, by name, further ports of the same host fail in one way; the others open. */
export function hostFails(code: FailureCode, failing: readonly number[], configured: number = 587): Draft[] {
  const security = configured === 465 ? "tls" : "starttls";
  return [
    resolves(),
    doesNotOpen(code, { port: configured, security }),
    ...otherPorts.filter((port) => port !== configured).map((port) => (failing.includes(port) ? doesNotOpen(code, { protocol: "any", port, security: "none" }) : opens({ protocol: "any", port, security: "none" }))),
  ];
}

/** The receiving side works. */
export const receives = (): Draft[] => [resolves("imap.example.net", [access.address]), opens(access), accessLogsIn({ address: access.address })];
export const receivesNot = (code: FailureCode): Draft[] => [doesNotOpen(code, access)];

/** Two unrelated providers on the ports that fail here, and a web server that answers. */
export function controlsFail(code: FailureCode, ports: readonly number[]): Draft[] {
  return [...ports.flatMap((port) => [controlDoesNotOpen(code, port, "smtp.gmail.com", "203.0.113.20"), controlDoesNotOpen(code, port, "smtp.mailgun.org", "203.0.113.30")]), web()];
}
export function controlsOpen(ports: readonly number[]): Draft[] {
  return [...ports.flatMap((port) => [controlOpens(port, "smtp.gmail.com", "203.0.113.20"), controlOpens(port, "smtp.mailgun.org", "203.0.113.30")]), web()];
}
export const web = (): Draft => controlOpens(443, "web.example.org", "203.0.113.40");
export const noWeb = (code: FailureCode = "no-answer"): Draft => controlDoesNotOpen(code, 443, "web.example.org", "203.0.113.40");

/** An ordinary machine on an ordinary line, all of whose packets leave it. */
export const plainMachine = (outcome: FailureCode = "no-answer", port: number = 587): Draft[] => [machine(), counted(5, 5, outcome, { port, security: port === 465 ? "tls" : "starttls" })];

export { host };
