import { failureCodes } from "../model/failure.ts";
import type { CertificateFacts, DialogueLine, Kind, Observation, Subject, TlsFacts } from "../model/observation.ts";
import type { Reply } from "../model/reply.ts";
import { sentence } from "./steps.ts";
import { proofWords } from "./words.ts";

/** What came of one measurement: it was seen, it was refused by the other side, or it failed. */
export type Outcome = "seen" | "refused" | "failed";

/** One measurement, as a reader who opens a link of the chain gets it. */
export interface Evidence {
  readonly id: string;
  readonly kind: Kind;
  /** What was to be shown, as a sentence. */
  readonly title: string;
  readonly where: string;
  readonly outcome: Outcome;
  /** What was seen instead, where it failed. */
  readonly words: string;
  readonly tookMs: number;
  /** The server's own words, verbatim. */
  readonly quote?: string;
  /** Names and values: records, certificates, what is offered. */
  readonly facts: readonly (readonly [string, string])[];
  readonly dialogue: readonly DialogueLine[];
}

/** The place of a subject, as people write it. */
export function whereIs(about: Subject): string {
  if (about.on === "endpoint") return `${about.host}:${about.port}${about.address === about.host ? "" : ` (${about.address})`}`;
  if (about.on === "name") return `${about.type} ${about.name}`;
  return about.on === "machine" ? "this machine" : "the message";
}

function certificate(leaf: CertificateFacts): Evidence["facts"] {
  return [
    ["certificate for", leaf.names.join(", ") || leaf.subject],
    ["vouched for by", leaf.issuer],
    ["valid", `${leaf.validFrom.slice(0, 10)} to ${leaf.validTo.slice(0, 10)}`],
    ["fingerprint", leaf.fingerprint256],
  ];
}

function tls(facts: TlsFacts): Seen {
  const [leaf] = facts.chain;
  const bad = facts.verifyError ?? (facts.nameMatches === "no" ? "the certificate is for another name" : facts.inValidity === "yes" ? undefined : "the certificate is out of its dates");
  return {
    outcome: bad === undefined ? "seen" : "refused",
    words: bad === undefined ? "" : `the certificate cannot be trusted: ${bad}`,
    facts: [["version", `${facts.version}, ${facts.cipher}`], ...(leaf === undefined ? [] : certificate(leaf))],
  };
}

type Seen = Pick<Evidence, "outcome"> & Partial<Pick<Evidence, "words" | "quote" | "facts">>;

const told = (reply: Reply): Seen => ({ outcome: reply.code >= 400 ? "refused" : "seen", quote: reply.lines.join("\n") });

function offered(words: readonly { readonly word: string; readonly rest: string }[]): Evidence["facts"] {
  return words.length === 0 ? [] : [["the server offers", words.map(({ word, rest }) => `${word} ${rest}`.trim()).join(", ")]];
}

/** What a success of each kind shows to a reader; kinds without an entry say no more than that they were seen. */
function seenOf(one: Extract<Observation, { ok: true }>): Seen {
  switch (one.kind) {
    case "dns-answer": {
      const { rcode, answers, resolver } = one.saw;
      const words = rcode !== "NOERROR" ? `the answer is ${rcode}` : answers.length === 0 ? "there is no record of that kind" : "";
      return { outcome: rcode === "NOERROR" ? "seen" : "refused", words, facts: [["asked", resolver], ...answers.map((record): [string, string] => [record.type, record.value])] };
    }
    case "system-lookup":
      return { outcome: "seen", facts: [["addresses", one.saw.addresses.join(", ")]] };
    case "tcp-connect":
    case "control-connect":
      return { outcome: "seen", facts: [["distance", `${Math.max(1, Math.round(one.saw.rttMs))} ms`], ["attempts", String(one.saw.attempts)]] };
    case "smtp-greeting":
    case "control-greeting":
    case "smtp-starttls":
    case "smtp-canary":
    case "access-greeting":
      return told(one.saw.reply);
    case "smtp-hello":
    case "smtp-hello-tls":
      return { ...told(one.saw.reply), facts: [["we said", one.saw.said], ...offered(one.saw.offer.keywords)] };
    case "access-offer":
      return { outcome: "seen", facts: offered(one.saw.offer.keywords) };
    case "smtp-login":
    case "smtp-login-other-user":
    case "access-login":
      return { outcome: one.saw.accepted === "yes" ? "seen" : "refused", quote: one.saw.reply.lines.join("\n"), facts: [["user name", one.saw.user], ["way of logging in", one.saw.mechanism]] };
    case "smtp-envelope": {
      const { mail, rcpt, from, to } = one.saw;
      return { outcome: mail.code >= 400 || (rcpt?.code ?? 0) >= 400 ? "refused" : "seen", quote: [...mail.lines, ...(rcpt?.lines ?? [])].join("\n"), facts: [["sender", from], ["recipient", to]] };
    }
    case "tls-handshake":
    case "tls-without-sni":
    case "tls-legacy":
    case "control-tls":
    case "web-tls":
    case "access-tls":
      return tls(one.saw);
    case "tls-issuer-fetch":
      return { outcome: one.saw.anchored === "yes" ? "seen" : "refused", facts: [["issuer", one.saw.issuer], ["fetched from", one.saw.url]] };
    case "clock-offset":
      return { outcome: "seen", facts: [["this machine's clock is ahead by", `${Math.round(one.saw.offsetMs / 1000)} s`], ["by the clock of", one.saw.peer]] };
    case "machine-interfaces":
      return { outcome: "seen", facts: one.saw.interfaces.map(({ name, ipv4, ipv6 }): [string, string] => [name, `IPv4 ${ipv4}, IPv6 ${ipv6}`]) };
    case "egress-count":
      return { outcome: one.saw.requested > 0 && one.saw.sent === 0 ? "refused" : "seen", facts: [["packets asked for", String(one.saw.requested)], ["packets that left", String(one.saw.sent)]] };
    case "message-arrival": {
      const { saw } = one;
      if (saw.outcome === "bounced") return { outcome: "refused", quote: saw.bounce.lines.join("\n"), facts: [["the report lies in", saw.folder]] };
      if (saw.outcome === "not-seen") return { outcome: "failed", words: `it was in no folder ${saw.waitedS} s later`, facts: [["looked at", saw.folders.join(", ")]] };
      return { outcome: "seen", facts: [["folder", saw.found.folder], ["found after", `${saw.found.afterS} s`], ...saw.found.results.map(({ method, result }): [string, string] => [method, result])] };
    }
    case "letter-cut": {
      const { outcome, tries, delivered, reply } = one.saw;
      return { outcome: outcome === "passes" ? "seen" : "refused", ...(reply === undefined ? {} : { quote: reply.lines.join("\n") }), facts: [["messages that arrived at the own mailbox", String(delivered)], ...tries.map(({ kept, octets, fate }): [string, string] => [kept, `${octets} octets, ${fate === "earlier" ? "ended before the message began" : fate}`])] };
    }
    case "reported-reply":
      return { outcome: "refused", quote: one.saw.text };
    default:
      return { outcome: "seen" };
  }
}

/** Turns one measurement into what a reader sees of it. */
export function evidenceOf(one: Observation): Evidence {
  const frame = { id: one.id, kind: one.kind, title: sentence(proofWords[one.kind]), where: whereIs(one.about), tookMs: one.tookMs, dialogue: one.dialogue ?? [] };
  if (!one.ok) {
    const { code, waitedMs, reply } = one.failure;
    return { ...frame, outcome: "failed", words: sentence(`${failureCodes[code]}${waitedMs === undefined ? "" : ` for ${Math.round(waitedMs / 100) / 10} s`}`), facts: [], ...(reply === undefined ? {} : { quote: reply.lines.join("\n") }) };
  }
  const { words = "", facts = [], ...seen } = seenOf(one);
  return { ...frame, words: words === "" ? "" : sentence(words), facts, ...seen };
}
