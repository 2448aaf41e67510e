import * as z from "zod";
import { settingsForms } from "../../ask/case-file-form-settings.ts";
import { caseFileForm } from "../../ask/case-file-form.ts";
import { type CauseFamily, type CauseGroup, type CauseId, catalogue, type Stage, stages } from "../../model/catalogue.ts";
import type { Kind } from "../../model/observation.ts";
import { type DomainReport, domainSchemaVersion } from "../../report/domain.ts";
import type { MachineReport } from "../../model/machine-report.ts";
import type { StoredSettings } from "../../model/settings-facts.ts";
import type { SettingsReport } from "../../model/settings-report.ts";
import { type ComparisonReport, comparisonSchemaVersion } from "../../report/compare.ts";
import { type JsonReport, schemaVersion } from "../../report/json.ts";
import type { Summary } from "../../report/summary.ts";

// The form of everything that --json prints. The compiler holds it to be the types that are really printed.

const text = z.string();
const may = <T extends z.ZodType>(form: T) => z.exactOptional(form);

const cause = z.enum(Object.keys(catalogue) as [CauseId, ...CauseId[]]).meta({ id: "CauseId" });
const places = Object.values(catalogue);
const group = z.enum([...new Set(places.map((place) => place.group))] as [CauseGroup, ...CauseGroup[]]);
const family = z.enum([...new Set(places.map((place) => place.family))] as [CauseFamily, ...CauseFamily[]]);
const stage = z.enum([...stages] as [Stage, ...Stage[]]);
const who = z.enum(["you", "mail-provider", "isp", "network-admin", "domain-owner", "server-admin"]);
const certainty = z.enum(["certain", "likely", "possible"]);
const verdict = z.enum(["healthy", "named", "undecided"]);

const step = z
  .discriminatedUnion("do", [
    z.object({ do: z.literal("set"), field: text, from: may(text), to: text }),
    z.object({ do: z.literal("publish"), name: text, type: text, value: text }),
    z.object({ do: z.literal("ask"), whom: who, message: text }),
    z.object({ do: z.literal("run"), command: text, os: z.enum(["linux", "windows", "macos", "any"]) }),
    z.object({ do: z.literal("open"), what: text, url: may(text) }),
    z.object({ do: z.literal("wait"), how: text }),
    z.object({ do: z.literal("act"), what: text, weakens: may(text) }),
  ])
  .meta({ id: "Step" });

const because = z.object({ sign: text, state: z.enum(["present", "absent", "unknown"]), words: text, quote: may(text), observations: z.array(text) }).meta({ id: "Because" });
// The kinds are a closed list already in the case file; here their names are enough.
const kind = text as unknown as z.ZodType<Kind>;
const remedy = z.object({ who, steps: z.array(step), proveBy: z.array(kind) }).meta({ id: "Remedy" });

const reportForm = z
  .object({
    schemaVersion: z.literal(schemaVersion),
    verdict,
    named: z.array(z.object({ cause, group, family, stage, title: text, certainty, because: z.array(because), notExcluded: z.array(cause), remedy })),
    ruledOut: z.array(z.object({ cause, title: text, because: z.array(because) })),
    undecided: z.array(z.object({ cause, title: text, missing: z.array(because) })),
    question: may(z.object({ id: text, asks: text, how: text, answers: z.record(text, text) }).meta({ id: "Question", description: "The one thing that only a person can try and that would settle most. Answer it with --answer ID=ANSWER." })),
    caseFile: caseFileForm,
  })
  .meta({ id: "Report", description: "A diagnosis: what cantsend ADDRESS, reason, explain and demo print." });

const named = z.union([cause, z.literal("healthy"), z.literal("undecided")]);
const demoForm = z
  .object({
    schemaVersion: z.literal(schemaVersion),
    faults: z.array(z.object({ id: text, title: text, expects: named, named, right: z.enum(["yes", "no"]), tookMs: z.number(), logins: z.number(), secretInClear: z.enum(["yes", "no"]), report: reportForm })),
  })
  .meta({ id: "DemoTable", description: "What cantsend demo --all prints." });

/** What cantsend demo --all prints, but for the reports inside, which have their own proof. */
export type DemoRow = Omit<z.output<typeof demoForm>["faults"][number], "report">;

const causesForm = z
  .object({ schemaVersion: z.literal(schemaVersion), causes: z.array(z.object({ id: cause, group, family, stage, title: may(text) })) })
  .meta({ id: "Catalogue", description: "What cantsend causes prints." });

const troubles = { count: z.number(), first: may(text), last: may(text), domains: z.array(text), example: text };
const summaryForm = z
  .object({
    schemaVersion: z.literal(schemaVersion),
    verdict: z.enum(["named", "undecided"]),
    material: text,
    failures: z.number(),
    causes: z.array(z.object({ cause, title: text, certainty, ...troubles, steps: z.array(step) })),
    undecided: z.array(z.object({ ...troubles, nearest: z.array(cause) })),
  })
  .meta({ id: "Summary", description: "What cantsend explain prints for a log, or for many bounces." });

const domainForm = z
  .object({
    ...reportForm.omit({ question: true }).shape,
    schemaVersion: z.literal(domainSchemaVersion),
    domain: text,
    records: z.array(
      z.object({ what: text, name: text, state: z.enum(["good", "fault", "advice", "unknown", "shown"]), found: text, expected: may(text), publish: may(z.object({ name: text, type: text, value: text })) }),
    ),
    rehearsals: z.array(
      z.object({
        through: text,
        role: z.enum(["sends", "candidate"]),
        address: may(text),
        spf: z.enum(["none", "neutral", "pass", "fail", "softfail", "temperror", "permerror", "unknown"]),
        spfAligned: z.enum(["yes", "no", "unknown"]),
        dkim: z.enum(["no-key", "if-signed", "unknown"]),
        selectors: z.array(text),
        dmarc: z.enum(["pass", "fail", "if-signed", "no-policy", "unknown"]),
        policy: may(z.enum(["none", "quarantine", "reject"])),
      }),
    ),
    visibleAfter: may(z.number()),
  })
  .meta({ id: "DomainReport", description: "What cantsend domain prints." });
const security = z.enum(["tls", "starttls", "none"]);
const protocol = z.enum(["smtp", "imap", "pop"]);
const source = z.enum(["provider-data", "autoconfig", "ispdb", "srv", "autodiscover", "mx", "guess"]);
const wire = z.object({ state: z.enum(["agrees", "disagrees", "not-looked-at"]), words: text, observations: z.array(text) }).meta({ id: "Wire" });
const settingsReport = z
  .object({
    verdict: z.enum(["right", "wrong", "undecided"]),
    address: text,
    right: z.array(
      z.object({
        protocol,
        host: text,
        port: z.number(),
        security,
        user: may(text),
        authentication: z.array(z.enum(["password", "app-password", "encrypted-password", "oauth2", "kerberos", "ntlm", "client-certificate", "client-address", "none"])),
        sources: z.array(z.object({ source, place: text, authenticated: z.enum(["yes", "no"]) })),
        wire,
      }),
    ),
    conflicts: z.array(z.object({ protocol, sides: z.array(z.object({ source, place: text, servers: z.array(text) })) })),
    asked: z.array(z.object({ source, place: text, said: text })),
    accounts: z.array(
      z.object({
        program: text,
        account: text,
        fields: z.array(
          z.object({
            direction: z.enum(["sending", "receiving"]),
            field: z.enum(["host", "port", "security", "user", "mechanism", "login", "certificate-checks"]),
            inUse: text,
            at: may(z.object({ path: text, line: may(z.number()), key: may(text) })),
            expected: may(text),
            verdict: z.enum(["right", "acceptable", "wrong", "doubtful", "unknown"]),
            why: text,
            source: may(text),
            wire: may(wire),
            story: may(z.enum(["slip", "incoming-host", "other-endpoint", "other-accounts-server", "former-operator", "other-operator", "own-domain"])),
          }),
        ),
        notes: z.array(text),
      }),
    ),
    pages: z.array(z.object({ about: text, url: text })),
    notes: z.array(text),
    notOffered: z.array(text),
  })
  .meta({ id: "Settings" });
const settingsForm = z
  .object({ schemaVersion: z.literal(schemaVersion), settings: settingsReport, before: may(settingsReport), report: reportForm })
  .meta({ id: "SettingsReport", description: "The right settings, those in use and the difference: what cantsend settings prints." });

const clientsForm = z
  .object({ schemaVersion: z.literal(schemaVersion), accounts: z.array(z.object({ path: text, ...settingsForms["stored-settings"].shape })), trouble: z.array(text) })
  .meta({ id: "Clients", description: "The accounts that programs keep: what cantsend clients prints." });

/** What cantsend clients prints. */
export interface ClientsJson {
  readonly schemaVersion: typeof schemaVersion;
  readonly accounts: readonly ({ readonly path: string } & StoredSettings)[];
  readonly trouble: readonly string[];
}

const readOf = <T extends z.ZodType>(form: T) => z.union([z.object({ read: form }), z.object({ why: text })]);
const ipFamily = z.union([z.literal(4), z.literal(6)]);
const reach = z.enum(["public", "private", "none"]);
const rule = z.object({ text, where: text, manager: may(z.enum(["ufw", "firewalld", "docker", "csf", "fail2ban", "windows-defender", "pf"])) });
const machineReport = z
  .object({
    verdict: z.enum(["clear", "stops", "undecided"]),
    stops: z.array(text),
    open: z.array(text),
    interfaces: z.array(z.object({ name: text, ipv4: reach, ipv6: reach })),
    tunnels: z.array(text),
    container: z.enum(["yes", "no"]),
    hoster: may(text),
    policy: may(z.object({ hoster: text, port25: z.enum(["blocked", "blocked-until-asked", "open", "limited"]), otherPorts: z.enum(["open", "some-blocked"]), closedPorts: z.array(z.number()), howToLift: text, source: text, known: z.enum(["first-hand", "quoted", "second-hand"]), lastReviewed: text })),
    proxies: z.array(z.object({ name: text, value: text })),
    ways: readOf(z.array(z.object({ family: ipFamily, port: z.number(), to: text, interface: may(text), gateway: may(text), from: may(text) }))),
    rules: z.array(
      z.object({
        family: ipFamily,
        port: z.number(),
        judged: readOf(z.object({ tool: z.enum(["nftables", "iptables", "windows-defender", "pf"]), verdict: z.enum(["passed", "dropped", "rejected", "perhaps-stopped"]), rules: z.number(), rule: may(rule) })),
      }),
    ),
    listeners: readOf(z.array(z.object({ port: z.number(), address: text, program: may(text) }))),
    guards: readOf(z.array(z.object({ product: text, by: z.enum(["process", "root-certificate", "registered", "network-extension"]), detail: text }))),
    names: z.array(text),
    overrides: readOf(
      z.object({
        entries: z.array(z.object({ name: text, address: text, line: z.number() })),
        resolver: z.object({ manager: z.enum(["systemd-resolved", "networkmanager", "resolvconf", "file", "system", "unknown"]), servers: z.array(text) }),
      }),
    ),
    denials: readOf(z.array(z.object({ by: z.enum(["selinux", "apparmor", "systemd"]), program: text, line: text }))),
    units: readOf(z.array(z.object({ unit: text, limits: z.array(text) }))),
    clock: text,
    clockKeeper: readOf(z.object({ keeper: z.enum(["chrony", "ntpd", "systemd", "windows-time", "macos"]), synchronised: z.enum(["yes", "no", "unknown"]), offMs: may(z.number()), source: may(text) })),
    ipv6: z.enum(["real", "no-way", "none", "not-known"]),
  })
  .meta({ id: "Machine" });
const machineForm = z.object({ schemaVersion: z.literal(schemaVersion), machine: machineReport }).meta({ id: "MachineReport", description: "What cantsend machine prints." });

const run = z.object({ at: text, machine: text, reach: z.enum(["not-measured", "name", "connect", "greeting", "encryption", "login", "envelope", "ready", "sends"]), ended: text, named: may(cause) });
const comparisonForm = z
  .object({
    schemaVersion: z.literal(comparisonSchemaVersion),
    verdict: z.enum(["alike", "told", "not-told"]),
    side: may(z.enum(["settings", "machine", "network", "account", "server", "time"])),
    certainty: may(certainty),
    because: z.array(text),
    settle: may(text),
    varied: z.array(z.enum(["machine", "place", "time"])),
    place: z.object({ is: z.enum(["same", "other", "not-known"]), why: text }),
    first: run,
    second: run,
    differences: z.array(z.object({ what: text, about: text, first: may(text), second: may(text) })),
  })
  .meta({ id: "Comparison", description: "Two case files of one mailbox beside each other: what cantsend compare prints." });

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? "same" : { readonly differs: A; readonly from: B };
type Frozen<T> = T extends readonly (infer E)[] ? readonly Frozen<E>[] : T extends object ? { readonly [P in keyof T]: Frozen<T[P]> } : T;
/** The two halves of an account as one object, as it is printed. */
type Flat<T extends ClientsJson> = Omit<T, "accounts"> & { readonly accounts: readonly { readonly [P in keyof T["accounts"][number]]: T["accounts"][number][P] }[] };
type Judgement<T> = T extends { readonly caseFile: unknown } ? Omit<T, "caseFile"> : never;
/** The proof that the form is the type; the case file inside has its own. */
export const formEqualsSummary: Same<Frozen<z.output<typeof summaryForm>>, Frozen<Summary>> = "same";
export const formEqualsDomain: Same<Frozen<Judgement<z.output<typeof domainForm>>>, Frozen<Judgement<DomainReport>>> = "same";
export const formEqualsSettings: Same<Frozen<z.output<typeof settingsReport>>, Frozen<SettingsReport>> = "same";
export const formEqualsClients: Same<Frozen<z.output<typeof clientsForm>>, Frozen<Flat<ClientsJson>>> = "same";
export const formEqualsComparison: Same<Frozen<z.output<typeof comparisonForm>>, Frozen<ComparisonReport>> = "same";
export const formEqualsReport: Same<Frozen<Judgement<z.output<typeof reportForm>>>, Frozen<Judgement<JsonReport>>> = "same";
export const formEqualsMachine: Same<Frozen<z.output<typeof machineReport>>, Frozen<MachineReport>> = "same";

/** The JSON Schema (draft 2020-12) of what --json prints. */
export function jsonSchema(): object {
  const schema = z.toJSONSchema(z.union([reportForm, domainForm, summaryForm, settingsForm, clientsForm, comparisonForm, machineForm, demoForm, causesForm]), { target: "draft-2020-12", unrepresentable: "throw" });
  return { ...schema, title: "The output of cantsend --json" };
}
