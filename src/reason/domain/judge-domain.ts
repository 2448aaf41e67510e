import type { CaseFile, View } from "../../model/case-file.ts";
import type { DomainJudgement, RecordJudgement } from "../../model/domain-judgement.ts";
import type { Kind } from "../../model/observation.ts";
import { usable } from "../sign.ts";
import { mailPolicies } from "./judge-mail-policy.ts";
import { disagreements, isBad, isExpected, leavesOut, mostLookups, sawOf, whySpfIsBroken } from "./look-domain.ts";
import { quotedTxt } from "./merge-spf.ts";
import { rehearse } from "./rehearse.ts";
import { rightSpf } from "./repair.ts";

type Look = View<Kind>;
type Row = RecordJudgement;

function exchangers(seen: Look): readonly Row[] {
  return sawOf(seen, "mail-exchangers").flatMap(({ saw }): Row[] => {
    const row = (state: Row["state"], found: string, more: Partial<Row> = {}): Row => ({ what: "MX", name: saw.domain, state, found, ...more });
    if (saw.state === "failed") return [row("unknown", `could not be asked: ${saw.why ?? ""}`)];
    if (saw.state === "no-name") return [row("fault", "the domain does not exist", { expected: "a domain that is registered and not expired" })];
    if (saw.state === "null-mx") return [row("advice", 'MX ".": the domain takes no mail', { expected: "a mail server, if anybody is to answer" })];
    if (saw.exchangers.length === 0) return [row("fault", "neither a mail server nor an address", { expected: "at least one mail server" })];
    const wrong = saw.exchangers.filter((mx) => mx.state !== "found");
    const words = { none: "has no address", "no-name": "does not exist", failed: "could not be looked up", "address-as-name": "is an address, where a name has to stand", alias: "is an alias (CNAME), which a mail server's name must not be", found: "" } as const;
    if (wrong.length > 0) return wrong.map((mx) => row(mx.state === "failed" ? "unknown" : mx.state === "alias" ? "advice" : "fault", `${mx.host} ${words[mx.state]}`, { expected: "a name with an A or AAAA record" }));
    return [row("good", `${saw.state === "none" ? "no MX record, so the domain's own address counts: " : ""}${saw.exchangers.map((mx) => `${mx.preference} ${mx.host}`).join(", ")}`)];
  });
}

function spf(seen: Look, caseFile: CaseFile): readonly Row[] {
  const right = rightSpf(caseFile);
  const publish = right === undefined ? {} : { publish: { name: right.name, type: "TXT", value: quotedTxt(right.value) } };
  const rows = sawOf(seen, "spf-survey").map(({ saw }): Row => {
    const row = (state: Row["state"], found: string, more: Partial<Row> = {}): Row => ({ what: "SPF", name: saw.domain, state, found, ...more });
    if (saw.result === "temperror") return row("unknown", `could not be asked: ${saw.why ?? ""}`);
    if (saw.result === "none") return row("fault", "no SPF record", { expected: "one TXT record that names everybody who sends", ...publish });
    const broken = whySpfIsBroken(saw);
    if (broken !== undefined) return row("fault", broken, { expected: `one record, with at most ${mostLookups} lookups`, ...publish });
    const record = saw.tree.record ?? "";
    const cost = `${saw.lookups} of ${mostLookups} lookups`;
    if (/(?:^|\s)\+?all(?:\s|$)/i.test(record)) return row("advice", `${record} (${cost})`, { expected: "an end of ~all or -all: +all lets everybody send in the name of the domain" });
    if (!/all(?:\s|$)|redirect=/i.test(record)) return row("advice", `${record} (${cost})`, { expected: "an end of ~all or -all" });
    return row("good", `${record} (${cost})`);
  });
  const senders = sawOf(seen, "spf-evaluation").map(({ saw }): Row => {
    const name = saw.given === undefined || saw.given === saw.address ? saw.address : `${saw.given} (${saw.address})`;
    const row = (state: Row["state"], found: string, more: Partial<Row> = {}): Row => ({ what: "SPF for sender", name, state, found, ...more });
    const role = caseFile.target.order?.senders.find((one) => one.given === saw.given)?.role;
    if (saw.result === "pass") return row("good", `pass, by "${saw.matched?.term ?? ""}"`);
    if (saw.result === "temperror") return row("unknown", saw.why ?? "could not be asked");
    const found = saw.matched === undefined ? `${saw.result}: ${saw.why ?? ""}` : `${saw.result}, by "${saw.matched.term}"`;
    return row(role === "sends" ? "fault" : "shown", found, role === "sends" && leavesOut(saw) ? { expected: "pass", ...publish } : {});
  });
  return [...rows, ...senders];
}

function dkim(seen: Look, caseFile: CaseFile): readonly Row[] {
  const senders = caseFile.target.order?.senders ?? [];
  const keys = sawOf(seen, "dkim-key").map(({ saw }) => saw);
  const rows = keys.flatMap((key): Row[] => {
    const name = `${key.selector}._domainkey.${key.domain}`;
    const row = (state: Row["state"], found: string, expected?: string): Row => ({ what: "DKIM", name, state, found, ...(expected === undefined ? {} : { expected }) });
    const wanted = isExpected(key, senders);
    const size = key.key === undefined ? "" : `${key.key.type} ${key.key.bits} bits`;
    if (key.verdict === "could-not-ask") return wanted ? [row("unknown", `could not be asked: ${key.why ?? ""}`)] : [];
    if (key.verdict === "missing") return wanted ? [row("fault", "no key", key.from === "you" ? "the key of the server that signs" : `the record that ${key.from} shows when DKIM is switched on there`)] : [];
    if (key.verdict === "revoked" && !wanted) return [row("shown", "a key that was withdrawn")];
    if (key.belongs === "no") return [row("fault", `${size}, and it does not belong to the private key that you gave`, "the public half of the key that signs")];
    if (isBad(key)) return [row("fault", key.why ?? key.verdict, "one TXT record v=DKIM1; p=… with the whole key")];
    if (key.testing === "yes") return [row("advice", `${size}, marked as a test (t=y)`, "no t=y: with it receivers treat signed mail like unsigned mail")];
    return [key.verdict === "weak" ? row("advice", size, "2048 bits") : row("good", `${size}${key.belongs === "yes" ? ", and it belongs to your private key" : ""}`)];
  });
  if (rows.length > 0 || keys.length === 0) return rows;
  const open = keys.filter((key) => key.verdict === "could-not-ask");
  return [{ what: "DKIM", name: caseFile.target.domain, state: "unknown", found: open.length > 0 ? "the DNS could not be asked" : "no key at the selectors that are common; which one signs stands as s= in the DKIM-Signature line of a message (--selector)" }];
}

function dmarc(seen: Look): readonly Row[] {
  return sawOf(seen, "dmarc-policy").flatMap(({ saw }): Row[] => {
    const name = `_dmarc.${saw.recordDomain ?? saw.domain}`;
    const row = (state: Row["state"], found: string, more: Partial<Row> = {}): Row => ({ what: "DMARC", name, state, found, ...more });
    if (saw.state === "failed") return [row("unknown", `could not be asked: ${saw.why ?? ""}`)];
    if (saw.state === "none") return [row(saw.faults.length > 0 ? "fault" : "advice", saw.faults[0] ?? "no DMARC record", { expected: "a policy; p=none is where to begin, and large receivers ask for it", publish: { name: `_dmarc.${saw.domain}`, type: "TXT", value: quotedTxt("v=DMARC1; p=none") } })];
    const rows = [
      ...saw.faults.map((fault) => row("fault", fault, { expected: "v=DMARC1; p=none, quarantine or reject" })),
      ...(saw.removed.length === 0 ? [] : [row("advice", `${saw.removed.map((tag) => `${tag}=`).join(", ")} in the record`, { expected: "a record without them: RFC 9989 removed them, and receivers no longer look" })]),
      ...saw.reports.filter((one) => one.agreed === "no").map((one) => row("advice", `${one.uri}: ${one.domain} has not agreed to get reports about ${saw.recordDomain}`, { publish: { name: `${saw.recordDomain}._report._dmarc.${one.domain}`, type: "TXT", value: quotedTxt("v=DMARC1") } })),
    ];
    return rows.length > 0 ? rows : [row("good", `${saw.record ?? ""}${saw.recordDomain === saw.domain ? "" : `, inherited from ${saw.recordDomain}`}`)];
  });
}

function reverse(seen: Look, caseFile: CaseFile): readonly Row[] {
  const ehlo = caseFile.target.order?.ehloName;
  return sawOf(seen, "reverse-name").map(({ saw }): Row => {
    const row = (state: Row["state"], found: string, expected?: string): Row => ({ what: "PTR", name: saw.address, state, found, ...(expected === undefined ? {} : { expected }) });
    const [first] = saw.names;
    if (saw.state === "failed") return row("unknown", `could not be asked: ${saw.why ?? ""}`);
    if (first === undefined) return row("fault", "no reverse name", "the host name of the sending server; whoever gives you the address sets it");
    const good = saw.names.find((name) => name.confirms === "yes");
    if (good === undefined) return saw.names.some((name) => name.confirms === "unknown") ? row("unknown", `${first.name}, whose address could not be looked up`) : row("fault", `${first.name}, which leads to ${first.addresses.join(", ") || "no address"}`, `an A or AAAA record of ${first.name} with ${saw.address}`);
    return ehlo !== undefined && good.name !== ehlo.toLowerCase() ? row("advice", `${good.name}, and the server says ${ehlo} in EHLO`, "the same name in both places") : row("good", good.name);
  });
}

function servers(seen: Look): readonly Row[] {
  const all = sawOf(seen, "server-view").map(({ saw }) => saw);
  const own = all.filter((view) => view.role === "authoritative");
  const silent = seen.of("server-view").flatMap((one): Row[] => (one.ok || one.about.on !== "name" ? [] : [{ what: one.about.type === "view" ? "resolver" : "name server", name: one.about.type === "view" ? one.about.resolver : one.about.type.replace(/^view of /, ""), state: one.about.type === "view" ? "unknown" : "advice", found: one.about.type === "view" ? `does not answer: ${one.failure.detail}` : `${one.about.resolver} does not answer: ${one.failure.detail}`, ...(one.about.type === "view" ? {} : { expected: "a server that answers, or none in the list at the registrar" }) }]));
  const lame = own.filter((view) => view.knowsZone === "no").map((view): Row => ({ what: "name server", name: view.name ?? view.server, state: "fault", found: `is listed for ${view.zone} and does not know it`, expected: "a server that serves the zone, or none in the list at the registrar" }));
  const differ = disagreements(own).map((one): Row => ({ what: "name servers", name: one.question, state: "fault", found: one.answers.map((answer) => `${answer.by}: ${answer.says}`).join("; "), expected: "the same answer from all" }));
  const serials = [...new Set(own.flatMap((view) => (view.serial === undefined ? [] : [view.serial])))];
  const agreed = own.length > 0 && lame.length + differ.length === 0;
  const summary: Row[] = agreed ? [{ what: "name servers", name: own[0]?.zone ?? "", state: serials.length > 1 ? "advice" : "good", found: serials.length > 1 ? `the serials differ (${serials.join(", ")}): a change is under way, or one server no longer fetches the zone` : `${own.length} asked, all say the same, serial ${serials.join("")}` }] : [];
  const behind = differ.length > 0 ? [] : all.filter((view) => view.role === "resolver").flatMap((view) => disagreements([...own, view]).map((one): Row => {
    const mine = one.answers.find((answer) => answer.by === view.server);
    return { what: "resolver", name: view.server, state: "advice", found: `${one.question}: still ${mine?.says ?? ""}${mine?.ttl === undefined ? "" : `, for ${mine.ttl} more seconds at most`}`, expected: one.answers.find((answer) => answer.by !== view.server)?.says ?? "" };
  }));
  return [...summary, ...lame, ...differ, ...silent, ...behind];
}

/** What stands on a block list. */
function listings(seen: Look): readonly Row[] {
  return sawOf(seen, "block-list").flatMap(({ saw, about }): Row[] => {
    if (saw.outcome !== "listed" || about.on !== "name") return [];
    const state = saw.weight === "counts" ? "advice" : "fault";
    return [{ what: "block list", name: about.name, state, found: `on ${saw.list}${saw.meanings.length === 0 ? "" : `: ${saw.meanings.join("; ")}`}`, expected: `not listed; how it is taken off: ${saw.removal}` }];
  });
}

/** Judges the records of a domain that was examined. Pure: the same file, the same judgement. */
export function judgeDomain(caseFile: CaseFile): DomainJudgement {
  const seen: Look = {
    target: caseFile.target,
    routes: caseFile.routes,
    of: (kind) => caseFile.observations.filter((one) => one.kind === kind && usable(one)) as never,
    gaps: (kind) => caseFile.gaps.filter((gap) => gap.kind === kind),
  };
  const ttls = caseFile.observations.flatMap((one) => (one.kind === "server-view" && one.ok ? one.saw.answers.flatMap((answer) => answer.ttl ?? []) : []));
  const local = sawOf(seen, "local-name").flatMap(({ saw }): Row[] => {
    if (saw.dns.length === 0) return [{ what: "outgoing server", name: saw.host, state: "unknown", found: "the DNS gave no address" }];
    const overridden = saw.library.length > 0 && !saw.library.some((address) => saw.dns.includes(address));
    return [overridden ? { what: "outgoing server", name: saw.host, state: "fault", found: `this machine finds ${saw.library.join(", ")}, the DNS says ${saw.dns.join(", ")}`, expected: "no line for it in the hosts file, and no view of its own" } : { what: "outgoing server", name: saw.host, state: "good", found: saw.dns.join(", ") }];
  });
  return {
    domain: caseFile.target.domain,
    records: [...exchangers(seen), ...local, ...spf(seen, caseFile), ...dkim(seen, caseFile), ...dmarc(seen), ...reverse(seen, caseFile), ...servers(seen), ...mailPolicies(seen, caseFile), ...listings(seen)],
    rehearsals: rehearse(seen),
    ...(ttls.length === 0 ? {} : { visibleAfter: Math.max(...ttls) }),
  };
}

/** What the whole comes to: a fault, nothing but good news, or something that could not be asked. */
export function domainVerdict(judgement: DomainJudgement): "healthy" | "named" | "undecided" {
  if (judgement.records.some((one) => one.state === "fault") || judgement.rehearsals.some((one) => one.role === "sends" && one.dmarc === "fail" && one.policy !== "none")) return "named";
  return judgement.records.some((one) => one.state === "unknown" && ["MX", "SPF", "SPF for sender", "DMARC", "PTR"].includes(one.what)) || judgement.records.length === 0 ? "undecided" : "healthy";
}
