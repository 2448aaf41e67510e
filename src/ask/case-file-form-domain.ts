import * as z from "zod";
import type { SpfNode } from "../model/domain-facts.ts";

// The form of what the examination of a domain brings. The compiler compares it with the model where it is spread in.

const text = z.string();
const number = z.number();
const texts = z.array(text);
const may = <T extends z.ZodType>(form: T) => z.exactOptional(form);
const yesNo = z.enum(["yes", "no"]);
const yesNoUnknown = z.enum(["yes", "no", "unknown"]);
const asked = z.enum(["found", "none", "no-name", "failed"]);
const spfResult = z.enum(["none", "neutral", "pass", "fail", "softfail", "temperror", "permerror"]);

const spfNode: z.ZodType<SpfNode> = z
  .lazy(() => z.object({ domain: text, by: may(text), record: may(text), result: spfResult, lookups: number, voidLookups: number, includes: z.array(spfNode) }))
  .meta({ id: "SpfNode" });
const spf = z
  .object({
    given: may(text),
    address: text,
    helo: text,
    sender: text,
    domain: text,
    result: spfResult,
    why: may(text),
    matched: may(z.object({ term: text, domain: text })),
    explanation: may(text),
    lookups: number,
    voidLookups: number,
    tree: spfNode,
  })
  .meta({ id: "Spf" });
const published = z.object({ name: text, state: asked, values: texts, ttl: may(number), why: may(text) }).meta({ id: "Published" });
const alignmentMode = z.enum(["relaxed", "strict"]);

/** One entry a kind of `DomainFacts`. */
export const domainForms = {
  "spf-evaluation": spf,
  "spf-survey": spf,
  "dkim-key": z.object({
    selector: text,
    domain: text,
    state: asked,
    values: texts,
    from: text,
    verdict: z.enum(["usable", "weak", "revoked", "truncated", "several", "malformed", "too-short", "unknown-type", "missing", "could-not-ask"]),
    why: may(text),
    key: may(z.object({ type: z.enum(["rsa", "ed25519"]), bits: number })),
    testing: yesNo,
    belongs: may(yesNo),
  }),
  "dmarc-policy": z.object({
    domain: text,
    state: z.enum(["found", "none", "failed"]),
    why: may(text),
    walk: z.array(z.object({ name: text, state: asked, records: texts })),
    record: may(text),
    recordDomain: may(text),
    organisation: text,
    tags: z.record(text, text),
    policy: may(z.enum(["none", "quarantine", "reject"])),
    alignment: z.object({ spf: alignmentMode, dkim: alignmentMode }),
    reports: z.array(z.object({ uri: text, domain: text, agreed: z.enum(["own", "yes", "no", "unknown"]) })),
    removed: texts,
    faults: texts,
  }),
  "reverse-name": z.object({ address: text, state: asked, names: z.array(z.object({ name: text, addresses: texts, confirms: yesNoUnknown })), why: may(text) }),
  "mail-exchangers": z.object({
    domain: text,
    state: z.enum(["found", "none", "no-name", "failed", "null-mx"]),
    exchangers: z.array(z.object({ preference: number, host: text, addresses: texts, state: z.enum(["found", "none", "no-name", "failed", "address-as-name", "alias"]) })),
    ttl: may(number),
    why: may(text),
  }),
  "mta-sts": z.object({ record: published, policy: may(z.object({ state: z.enum(["fetched", "unreachable", "malformed"]), mode: may(text), mx: texts, maxAge: may(number), why: may(text) })) }),
  "published-record": published,
  "dane-record": z.object({ host: text, name: text, state: asked, values: texts, authenticated: yesNoUnknown, why: may(text) }),
  "exchanger-tls": z.object({
    host: text,
    address: text,
    starttls: z.enum(["works", "absent", "refused"]),
    words: may(text),
    certificate: may(z.object({ names: texts, validFrom: text, validTo: text, inValidity: z.enum(["yes", "not-yet", "expired"]), nameMatches: yesNo, trusted: yesNo, why: may(text) })),
    tlsa: z.array(z.object({ record: text, outcome: z.enum(["fits", "differs", "unusable"]), why: may(text) })),
    fitting: may(text),
  }),
  "zone-servers": z.object({ domain: text, zone: text, state: asked, servers: z.array(z.object({ name: text, addresses: texts, state: asked })) }),
  "server-view": z.object({
    server: text,
    role: z.enum(["authoritative", "resolver"]),
    name: may(text),
    zone: may(text),
    serial: may(number),
    knowsZone: may(yesNo),
    answers: z.array(z.object({ question: text, state: asked, values: texts, ttl: may(number) })),
  }),
  "record-pointers": z.object({ domain: text, pointers: z.array(z.object({ record: text, target: text, operator: text, state: asked })) }),
  "local-name": z.object({ host: text, library: texts, dns: texts }),
} as const;

/** The form of `DomainOrder`. */
export const domainOrder = z
  .object({
    senders: z.array(z.object({ given: text, kind: z.enum(["address", "host", "provider"]), role: z.enum(["sends", "candidate"]) })),
    selectors: texts,
    resolvers: texts,
    publicHalf: may(text),
    submissionHost: may(text),
    ehloName: may(text),
  })
  .meta({ id: "DomainOrder" });
