import type { Blame, Failure, FailureCode } from "../model/failure.ts";
import type { Reply } from "../model/reply.ts";

/** A measurement that failed, in our own words. The only error that a probe may let out. */
export class Failed extends Error {
  readonly failure: Failure;
  constructor(code: FailureCode, blame: Blame, detail: string, more: { reply?: Reply; waitedMs?: number } = {}) {
    super(`${code}: ${detail}`);
    this.name = "Failed";
    this.failure = { code, blame, detail, ...more };
  }
}

/** What was going on when an error came up; the same errno means different things in different places. */
export type Act = "connect" | "talk" | "tls" | "lookup" | "http";

const connectWords: Readonly<Record<string, readonly [FailureCode, Blame]>> = {
  ECONNREFUSED: ["refused", "path"],
  ETIMEDOUT: ["no-answer", "path"],
  EHOSTUNREACH: ["host-unreachable", "path"],
  EHOSTDOWN: ["host-unreachable", "path"],
  ENETUNREACH: ["network-unreachable", "path"],
  ENETDOWN: ["network-unreachable", "path"],
  ENOPROTOOPT: ["host-unreachable", "path"],
  ECONNRESET: ["reset", "path"],
  EPIPE: ["reset", "path"],
  EACCES: ["not-permitted", "path"],
  EPERM: ["not-permitted", "path"],
  EADDRNOTAVAIL: ["no-such-route", "path"],
  EAFNOSUPPORT: ["no-such-route", "path"],
  EINVAL: ["no-such-route", "path"],
  EMFILE: ["out-of-sockets", "us"],
  ENFILE: ["out-of-sockets", "us"],
  ENOBUFS: ["out-of-sockets", "us"],
  ENOMEM: ["out-of-sockets", "us"],
};

/** OpenSSL's reason words, as Node puts them into `code` after `ERR_SSL_`. */
const tlsWords: readonly (readonly [RegExp, FailureCode, Blame])[] = [
  [/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|BAD_RECORD_TYPE|UNEXPECTED_MESSAGE$/, "not-tls", "them"],
  [/ALERT_PROTOCOL_VERSION/, "tls-version-alert", "them"],
  [/UNSUPPORTED_PROTOCOL|NO_PROTOCOLS_AVAILABLE|VERSION_TOO_LOW|INAPPROPRIATE_FALLBACK/, "tls-no-version", "them"],
  [/ALERT_HANDSHAKE_FAILURE|INSUFFICIENT_SECURITY|NO_SHARED_CIPHER|NO_CIPHERS_AVAILABLE/, "tls-handshake-alert", "them"],
  [/UNRECOGNIZED_NAME/, "tls-name-alert", "them"],
  [/ALERT_(BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|CERTIFICATE|UNKNOWN_CA)|CERTIFICATE_REQUIRED/, "tls-certificate-alert", "them"],
  [/TOO_SMALL|TOO_WEAK|UNSAFE_LEGACY|LEGACY_SIGALG|WRONG_SIGNATURE_TYPE|BAD_DH|MODULUS_TOO/, "tls-weak-crypto", "them"],
  [/ALERT/, "tls-other-alert", "them"],
];

function textOf(error: unknown): { code: string; message: string; reason: string } {
  if (!(error instanceof Error)) return { code: "", message: String(error), reason: "" };
  const fields = error as Error & { code?: unknown; reason?: unknown };
  return { code: String(fields.code ?? ""), message: error.message, reason: String(fields.reason ?? "") };
}

/** Turns any error into a failure of the closed list. An error that fits nothing is our own fault, and says so. */
export function classify(error: unknown, act: Act): Failed {
  if (error instanceof Failed) return error;
  const { code, message, reason } = textOf(error);
  if (act === "tls") {
    const word = code.startsWith("ERR_SSL_") ? code : reason.toUpperCase().replaceAll(" ", "_");
    if (word !== "") {
      for (const [pattern, failure, blame] of tlsWords) if (pattern.test(word)) return new Failed(failure, blame, message);
      if (code.startsWith("ERR_SSL_") || reason !== "") return new Failed("tls-unreadable", "them", message);
    }
    if (message.includes("before secure TLS connection was established")) {
      return new Failed("closed", "path", "the connection was closed during the TLS handshake");
    }
  }
  if (act === "lookup") {
    if (code === "ENOTFOUND" || code === "ENODATA") return new Failed("name-not-found", "them", message);
    if (code === "EAI_AGAIN" || code === "ETIMEOUT") return new Failed("resolver-silent", "path", message);
    if (code === "ESERVFAIL" || code === "EAI_FAIL") return new Failed("resolver-failed", "path", message);
    if (code === "EREFUSED" || code === "ECONNREFUSED") return new Failed("resolver-refused", "path", message);
  }
  const known = connectWords[code];
  if (known !== undefined) return new Failed(known[0], known[1], message);
  return new Failed("internal", "us", message === "" ? "an error without words" : message);
}
