import * as z from "zod";
import { caseFileVersion, type CaseFile } from "../model/case-file.ts";
import { failureCodes, type FailureCode } from "../model/failure.ts";
import type { Facts, Kind, Observation } from "../model/observation.ts";
import { pathForms } from "./case-file-form-path.ts";
import { machineForms } from "./case-file-form-machine.ts";
import { localForms } from "./case-file-form-local.ts";
import { domainForms, domainOrder } from "./case-file-form-domain.ts";
import { messageForms } from "./case-file-form-message.ts";
import { settingsForms } from "./case-file-form-settings.ts";
import { vantageForms } from "./case-file-form-vantage.ts";

// The form of a case file, for reading one from outside and for the published JSON Schema. The compiler holds it to be the very type of model/.

const text = z.string();
const number = z.number();
const yesNo = z.enum(["yes", "no"]);
const yesNoUnknown = z.enum(["yes", "no", "unknown"]);
const texts = z.array(text);
const may = <T extends z.ZodType>(form: T) => z.exactOptional(form);

const security = z.enum(["tls", "starttls", "none"]);
const protocol = z.enum(["smtp", "imap", "pop"]);
const port = z.int().min(0).max(65_535);

const reach = z.enum(["public", "private", "none"]);
const reply = z.object({ code: number, enhanced: may(text), text, lines: texts }).meta({ id: "Reply" });
const offer = z
  .object({ serverName: text, keywords: z.array(z.object({ word: text, rest: text })), starttls: z.enum(["offered", "absent"]), auth: texts, sizeLimit: may(number) })
  .meta({ id: "Offer" });
const failure = z
  .object({ code: z.enum(Object.keys(failureCodes) as [FailureCode, ...FailureCode[]]), blame: z.enum(["them", "path", "us"]), detail: text, reply: may(reply), waitedMs: may(number) })
  .meta({ id: "Failure" });
const route = z
  .object({
    protocol,
    host: text,
    port,
    security,
    source: z.enum(["in-use", "provider-data", "autoconfig", "ispdb", "autodiscover", "srv", "mx", "guess", "sibling", "contrast"]),
    trust: z.enum(["login", "look-only"]),
    because: may(text),
    resembles: may(text),
  })
  .meta({ id: "Route" });

const subject = z
  .union([
    z.object({ on: z.literal("endpoint"), protocol: z.enum(["smtp", "imap", "pop", "any"]), host: text, address: text, port, security }),
    z.object({ on: z.literal("name"), name: text, type: text, resolver: text }),
    z.object({ on: z.literal("machine") }),
    z.object({ on: z.literal("message") }),
  ])
  .meta({ id: "Subject" });

const certificate = z
  .object({
    subject: text,
    issuer: text,
    names: texts,
    validFrom: text,
    validTo: text,
    serial: text,
    fingerprint256: text,
    selfIssued: yesNo,
    key: text,
    signature: may(text),
    issuerUrl: may(text),
  })
  .meta({ id: "Certificate" });
const trust = z.object({ accepted: yesNo, why: may(text) });
const tls = z
  .object({
    version: text,
    cipher: text,
    serverName: text,
    chain: z.array(certificate),
    nameMatches: yesNo,
    inValidity: z.enum(["yes", "not-yet", "expired"]),
    verifyError: may(text),
    trust: z.object({ bundled: trust, system: trust, named: may(trust) }),
    wantsClientCertificate: yesNoUnknown,
  })
  .meta({ id: "Tls" });
const hello = z.object({ said: text, reply, offer, retry: may(z.object({ said: text, reply })) }).meta({ id: "Hello" });
const login = z.object({ accepted: yesNo, mechanism: text, user: text, reply, challenge: may(text), remembered: may(text) }).meta({ id: "Login" });
const opened = z.object({ rttMs: number, attempts: number, localAddress: text });
const greeted = z.object({ reply });

const facts = {
  "dns-answer": z.object({
    resolver: text,
    rcode: text,
    authoritative: yesNoUnknown,
    authenticated: yesNoUnknown,
    via: z.enum(["udp", "tcp", "system"]),
    answers: z.array(z.object({ name: text, type: text, ttl: number, value: text })),
    extendedError: may(text),
  }),
  "system-lookup": z.object({ addresses: texts }),
  "tcp-connect": opened,
  "control-connect": opened,
  "control-greeting": z.object({ reply, offer }),
  "smtp-greeting": z.object({ reply, afterMs: number }),
  "smtp-hello": hello,
  "smtp-starttls": greeted,
  "tls-handshake": tls,
  "tls-without-sni": tls,
  "tls-legacy": tls,
  "control-tls": tls,
  "web-tls": tls,
  "tls-issuer-fetch": z.object({ url: text, issuer: text, anchored: yesNo }),
  "smtp-hello-tls": hello,
  "smtp-login": login,
  "smtp-login-other-user": login,
  "smtp-envelope": z.object({ from: text, to: text, loggedIn: yesNo, encrypted: yesNo, mail: reply, rcpt: may(reply), asLogin: may(z.object({ from: text, mail: reply, rcpt: may(reply) })) }),
  "smtp-canary": z.object({ reply, messageId: text }),
  "access-greeting": greeted,
  "access-offer": z.object({ offer }),
  "access-tls": tls,
  "access-login": login,
  "clock-offset": z.object({ offsetMs: number, peer: text }),
  "reported-reply": z.object({
    reply: may(reply),
    text,
    phase: z.enum(["dns", "connect", "tls", "greeting", "hello", "starttls", "login", "mail", "rcpt", "data", "after", "local", "unknown"]),
    provider: may(text),
    dialect: may(text),
    failure: may(text),
  }),
  "machine-interfaces": z.object({
    interfaces: z.array(z.object({ name: text, ipv4: reach, ipv6: reach })),
    sendsBy: z.array(z.object({ address: text, interface: text })),
    container: yesNo,
    hoster: may(text),
  }),
  "egress-count": z.object({ outcome: z.enum(["open", ...Object.keys(failureCodes)] as ["open", ...FailureCode[]]), requested: number, sent: may(number), withheldRepeats: may(number) }),
  ...pathForms(reply),
  ...machineForms,
  ...localForms,
  ...domainForms,
  ...messageForms,
  "second-mailbox": z.object({ address: text, login }),
  ...settingsForms,
  ...vantageForms(reply, offer, tls),
} as const satisfies Record<Kind, z.ZodType>;

const kinds = Object.keys(facts) as [Kind, ...Kind[]];
const kind = z.enum(kinds);
/** Is this a kind of measurement that this version knows? */
export const isKnownKind = (name: unknown): boolean => kinds.some((one) => one === name);

const frame = {
  id: text,
  about: subject,
  vantage: text,
  at: text,
  startedMs: number,
  tookMs: number,
  dialogue: may(z.array(z.object({ atMs: number, from: z.enum(["us", "server", "note"]), text }))),
};

type Form<T extends Record<Kind, z.ZodType>> = { [K in Kind]: z.output<T[K]> };
/** Compiles only while both types are the same, but for `readonly`. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? "same" : { readonly differs: A; readonly from: B };
type Frozen<T> = T extends readonly (infer E)[] ? readonly Frozen<E>[] : T extends object ? { readonly [P in keyof T]: Frozen<T[P]> } : T;

const factsAreTheSame: Same<Frozen<Form<typeof facts>>, Frozen<Facts>> = "same";

const seen = kinds.map((one) => z.object({ ...frame, kind: z.literal(one), ok: z.literal(true), saw: facts[one] }));
const missed = z.object({ ...frame, kind, ok: z.literal(false), failure });
// Which facts go with which kind was compared above; a list of forms made in a loop cannot say it again.
/** The form of one observation. */
export const observationForm = z.union([z.discriminatedUnion("kind", seen as unknown as [(typeof seen)[number], ...(typeof seen)[number][]]), missed]).meta({ id: "Observation" }) as unknown as z.ZodType<Observation>;

const gap = z
  .object({
    kind,
    about: subject,
    why: z.enum(["not-reached", "not-allowed", "no-credential", "already-refused", "locked-out", "not-trusted", "not-encrypted", "not-needed", "interrupted", "not-available"]),
    detail: text,
  })
  .meta({ id: "Gap" });

const inUse = z.object({ host: text, port: may(port), security: may(security) });
const target = z
  .object({
    address: text,
    domain: text,
    from: text,
    ehloName: may(text),
    mechanism: may(text),
    submission: may(inUse),
    imap: may(inUse),
    pop: may(inUse),
    credential: may(z.object({ kind: z.enum(["password", "oauth-token"]), submissionUser: text, accessUser: text })),
    testAddress: may(text),
    secondMailbox: may(z.object({ address: text, user: text })),
    history: z.enum(["worked-before", "never-worked", "not-said"]),
    controls: z.array(z.object({ host: text, port })),
    reported: may(text),
    longestRestSeconds: may(number),
    answers: may(z.record(text, text)),
    order: may(domainOrder),
  })
  .meta({ id: "Target" });

/** The form of a case file of this version. */
export const caseFileForm = z
  .object({
    version: z.literal(caseFileVersion),
    startedAt: text,
    tookMs: number,
    writtenBy: text,
    target,
    routes: z.array(route),
    observations: z.array(observationForm),
    gaps: z.array(gap),
  })
  .meta({ id: "CaseFile" });

type Flat<T> = T extends { readonly observations: unknown } ? Omit<T, "observations"> : never;
const restIsTheSame: Same<Frozen<Flat<z.output<typeof caseFileForm>>>, Frozen<Flat<CaseFile>>> = "same";
const observationsAreTheSame: Same<z.output<typeof observationForm>, Observation> = "same";
/** The proofs above, so that none of them is taken for a leftover. */
export const formEqualsType = [factsAreTheSame, restIsTheSame, observationsAreTheSame] as const;
