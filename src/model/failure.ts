import type { Reply } from "./reply.ts";

/** Whose failure it is. `us` is our own fault or our own machine's limits and never counts as evidence. */
export type Blame = "them" | "path" | "us";

/** The closed list of ways in which a measurement can fail; world/classify.ts is the only place that makes them out of errors. */
export const failureCodes = {
  // connecting
  refused: "the connection was refused",
  "no-answer": "nothing answered",
  "host-unreachable": "the network says that the host cannot be reached",
  "network-unreachable": "the network says that there is no way there",
  "not-permitted": "this machine does not permit the connection",
  "no-such-route": "this machine has no way to that kind of address",
  // talking
  reset: "the connection was cut by a reset",
  closed: "the other side closed the connection",
  silent: "the other side said nothing in time",
  "not-smtp": "what answered does not speak SMTP",
  "not-imap": "what answered does not speak IMAP",
  "not-pop": "what answered does not speak POP3",
  "malformed-reply": "the reply breaks the protocol",
  "too-much": "the other side sent more than the protocol allows",
  "injected-data": "bytes were slipped in before the encryption began",
  // TLS
  "not-tls": "what answered is not TLS",
  "tls-version-alert": "the server refuses every TLS version that was offered",
  "tls-handshake-alert": "the server broke off the handshake without a common cipher or certificate",
  "tls-name-alert": "the server does not know the host name that it was asked for",
  "tls-certificate-alert": "the server refuses our certificate, or wants one",
  "tls-other-alert": "the server broke off the TLS handshake",
  "tls-no-version": "no TLS version that both sides know",
  "tls-weak-crypto": "the server's cryptography is too weak for a modern library",
  "tls-unreadable": "the TLS handshake could not be read",
  // names
  "name-not-found": "the name does not exist",
  "no-addresses": "the name exists but has no address of that kind",
  "resolver-failed": "the resolver could not find it out",
  "resolver-refused": "the resolver refuses to answer",
  "resolver-silent": "the resolver does not answer",
  // ourselves
  "out-of-sockets": "this machine ran out of sockets",
  "cut-short": "the measurement was ended before it was over",
  internal: "a fault of cantsend itself",
} as const;

export type FailureCode = keyof typeof failureCodes;

/** Why a measurement has no result. `detail` is for the reader of the evidence and is never matched on. */
export interface Failure {
  readonly code: FailureCode;
  readonly blame: Blame;
  readonly detail: string;
  /** What the other side had said when it failed, where it said anything. */
  readonly reply?: Reply;
  /** How long we waited for it, in milliseconds, where the failure is a silence. */
  readonly waitedMs?: number;
}
