import type { DmarcFacts, DmarcPolicy, ReportAddress } from "../../model/domain-facts.ts";
import { isDnsName, plainName, type Resolve } from "./question.ts";
import { readTags } from "./tag-list.ts";

/** RFC 9989 section 4.10: a walk makes at most eight queries; a longer name is cut to seven labels after the first. */
const mostLabels = 7;
/** RFC 9989 appendix C: what earlier records have and this version no longer knows. */
const removedTags = ["pct", "rf", "ri"];
const knownTags = ["v", "p", "sp", "np", "adkim", "aspf", "fo", "rua", "ruf", "t", "psd"];
const version = /^[vV][ \t]*=[ \t]*DMARC1[ \t]*(?:;|$)/;
const reportUri = /^[a-z][a-z0-9+.-]*:[^\s,!]*(?:![0-9]+[kmgt]?)?$/i;

interface Step {
  readonly name: string;
  readonly domain: string;
  readonly state: DmarcFacts["walk"][number]["state"];
  readonly records: readonly string[];
  readonly tags?: ReadonlyMap<string, string>;
  readonly why?: string;
}

/** Tag names are read whatever their case; of a tag that stands twice the last counts, as receivers do it in practice. */
function lenientTags(text: string): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  for (const part of text.split(";")) {
    const at = part.indexOf("=");
    if (at > 0) tags.set(part.slice(0, at).trim().toLowerCase(), part.slice(at + 1).trim());
  }
  return tags;
}

async function walk(domain: string, ask: Resolve): Promise<readonly Step[]> {
  const steps: Step[] = [];
  let labels = domain.split(".");
  while (labels.length > 0) {
    const at = labels.join(".");
    const name = `_dmarc.${at}`;
    const found = isDnsName(name) ? await ask(name, "TXT") : ({ state: "no-name" } as const);
    const records = found.state === "found" ? found.values.map((value) => value.trim()).filter((value) => version.test(value)) : [];
    const [only] = records;
    // Of several records none counts.
    const tags = records.length === 1 && only !== undefined ? lenientTags(only) : undefined;
    steps.push({ name, domain: at, state: found.state, records, ...(tags === undefined ? {} : { tags }), ...(found.state === "failed" ? { why: found.why } : {}) });
    const psd = tags?.get("psd")?.toLowerCase();
    if (found.state === "failed" || psd === "y" || psd === "n") break;
    labels = labels.length > mostLabels ? labels.slice(-mostLabels) : labels.slice(1);
  }
  return steps;
}

/** The organizational domain that a walk leads to (RFC 9989 section 4.10.2). */
function organisationOf(domain: string, steps: readonly Step[]): string {
  const found = steps.filter((step) => step.tags !== undefined);
  for (const step of found) {
    const psd = step.tags?.get("psd")?.toLowerCase();
    if (psd === "n") return step.domain;
    if (psd === "y" && step.domain !== domain) return domain.split(".").slice(-(step.domain.split(".").length + 1)).join(".");
  }
  return found.at(-1)?.domain ?? domain;
}

/** The organizational domain of a name, or "unknown" where the DNS could not be asked. */
export async function organisation(domain: string, ask: Resolve): Promise<string> {
  const steps = await walk(plainName(domain), ask);
  return steps.some((step) => step.state === "failed") ? "unknown" : organisationOf(plainName(domain), steps);
}

/** Are two domains in alignment (RFC 9989 section 4.10.2 and 5.3)? */
export async function aligned(author: string, authenticated: string, mode: "relaxed" | "strict", ask: Resolve): Promise<"yes" | "no" | "unknown"> {
  const [one, other] = [plainName(author), plainName(authenticated)];
  if (one === other) return "yes";
  if (mode === "strict" || one.split(".").at(-1) !== other.split(".").at(-1)) return "no";
  const [first, second] = [await organisation(one, ask), await organisation(other, ask)];
  return first === "unknown" || second === "unknown" ? "unknown" : first === second ? "yes" : "no";
}

const isPolicy = (value: string | undefined): value is DmarcPolicy => value === "none" || value === "quarantine" || value === "reject";
/** RFC 9989 section 4.7, tag t: one level less than what is published. */
const milder: Readonly<Record<DmarcPolicy, DmarcPolicy>> = { reject: "quarantine", quarantine: "none", none: "none" };

function faultsOf(tags: ReadonlyMap<string, string>, record: string): string[] {
  const faults: string[] = [];
  for (const name of ["p", "sp", "np"]) {
    const value = tags.get(name)?.toLowerCase();
    if (value === undefined ? name === "p" : !isPolicy(value)) faults.push(value === undefined ? "p= is missing: the record counts as p=none, if it counts at all" : `${name}=${value} is none of none, quarantine and reject`);
  }
  for (const name of ["adkim", "aspf"]) if (tags.has(name) && !/^[rs]$/i.test(tags.get(name) ?? "")) faults.push(`${name}=${tags.get(name)} is neither r nor s`);
  if (readTags(record) === undefined) faults.push("the record is no proper list of tags, or a tag stands in it twice");
  for (const name of ["rua", "ruf"]) for (const uri of urisOf(tags.get(name))) if (!reportUri.test(uri)) faults.push(`${name}: ${uri} is no address for reports; it has to begin with mailto:`);
  for (const name of tags.keys()) if (!knownTags.includes(name) && !removedTags.includes(name)) faults.push(`${name}= is no tag of DMARC`);
  return faults;
}

function urisOf(value: string | undefined): readonly string[] {
  return (value ?? "").split(",").map((uri) => uri.trim()).filter((uri) => uri !== "");
}

/** Does a name exist, whatever its records (RFC 9989 appendix A.4)? */
async function exists(domain: string, ask: Resolve): Promise<"yes" | "no" | "unknown"> {
  const found = await ask(domain, "A");
  return found.state === "failed" ? "unknown" : found.state === "no-name" ? "no" : "yes";
}

/** Whether the domain of each report address agrees to get reports about this one (RFC 9990 section 4). */
async function reportAddresses(tags: ReadonlyMap<string, string>, recordDomain: string, organisationName: string, ask: Resolve): Promise<readonly ReportAddress[]> {
  const uris = [...new Set([...urisOf(tags.get("rua")), ...urisOf(tags.get("ruf"))])].filter((uri) => /^mailto:/i.test(uri));
  return Promise.all(
    uris.map(async (uri): Promise<ReportAddress> => {
      const domain = plainName(uri.replace(/![0-9]+[kmgt]?$/i, "").slice(uri.lastIndexOf("@") + 1));
      if (domain === organisationName || domain.endsWith(`.${organisationName}`)) return { uri, domain, agreed: "own" };
      const name = `${recordDomain}._report._dmarc.${domain}`;
      const found = isDnsName(name) ? await ask(name, "TXT") : ({ state: "no-name" } as const);
      return { uri, domain, agreed: found.state === "failed" ? "unknown" : found.state === "found" && found.values.some((value) => version.test(value.trim())) ? "yes" : "no" };
    }),
  );
}

/** Discovers the DMARC policy of an author's domain by RFC 9989. */
export async function discoverDmarc(given: string, ask: Resolve): Promise<DmarcFacts> {
  const domain = plainName(given);
  const steps = await walk(domain, ask);
  const broken = steps.find((step) => step.state === "failed");
  const organisationName = organisationOf(domain, steps);
  const own = steps.find((step) => step.domain === domain && step.tags !== undefined);
  const base = {
    domain,
    walk: steps.map(({ name, state, records }) => ({ name, state, records })),
    organisation: organisationName,
  };
  const nothing = { ...base, tags: {}, alignment: { spf: "relaxed", dkim: "relaxed" }, reports: [], removed: [], faults: [] } as const;
  if (own === undefined && broken !== undefined) return { ...nothing, state: "failed", why: `${broken.name}: ${broken.why ?? ""}` };
  const last = steps.at(-1);
  const chosen = own ?? steps.find((step) => step.domain === organisationName && step.tags !== undefined) ?? (last?.tags?.get("psd")?.toLowerCase() === "y" ? last : undefined);
  const double = steps.filter((step) => step.records.length > 1).map((step) => `${step.name} has ${step.records.length} records, so none of them counts`);
  if (chosen?.tags === undefined) return { ...nothing, state: "none", faults: double };
  const tags = chosen.tags;
  const record = chosen.records[0] ?? "";
  const faults = [...double, ...faultsOf(tags, record)];
  const [p, sp, np] = ["p", "sp", "np"].map((name) => tags.get(name)?.toLowerCase());
  // RFC 9989 section 4.10.1: a record without a valid policy counts as p=none if it asks for reports, else not at all.
  const valid = isPolicy(p) && (sp === undefined || isPolicy(sp)) && (np === undefined || isPolicy(np));
  const reportable = urisOf(tags.get("rua")).some((uri) => reportUri.test(uri));
  let policy: DmarcPolicy | undefined = valid ? p : reportable ? "none" : undefined;
  if (valid && chosen !== own) {
    policy = isPolicy(sp) ? sp : p;
    if (isPolicy(np) && np !== policy && (await exists(domain, ask)) === "no") policy = np;
  }
  if (policy !== undefined && tags.get("t")?.toLowerCase() === "y") policy = milder[policy];
  const mode = (name: string) => (tags.get(name)?.toLowerCase() === "s" ? ("strict" as const) : ("relaxed" as const));
  return {
    ...base,
    state: "found",
    record,
    recordDomain: chosen.domain,
    tags: Object.fromEntries(tags),
    ...(policy === undefined ? {} : { policy }),
    alignment: { spf: mode("aspf"), dkim: mode("adkim") },
    reports: await reportAddresses(tags, chosen.domain, organisationName, ask),
    removed: removedTags.filter((name) => tags.has(name)),
    faults,
  };
}
