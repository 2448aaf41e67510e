import type { CaseFile, View } from "../../model/case-file.ts";
import type { RecordJudgement } from "../../model/domain-judgement.ts";
import type { Step } from "../../model/diagnosis.ts";
import type { Kind } from "../../model/observation.ts";
import { usable } from "../sign.ts";
import { sawOf } from "./look-domain.ts";
import { daneOutcome, leftOut, whyNotForSts } from "./mail-policy.ts";
import { quotedTxt } from "./merge-spf.ts";

// What a domain announces about the encryption of mail to it (MTA-STS, TLS-RPT, DANE), and what is shown as information (BIMI, CAA).

type Look = View<Kind>;
type Row = RecordJudgement;

/** A policy is remembered for a week, as RFC 8461 section 3.2 has it in its example. */
const weekSeconds = 604_800;

/** The id of a record has to change with its policy (RFC 8461 section 3.1): the time does. */
const idOf = (caseFile: CaseFile) => caseFile.startedAt.replace(/\D/g, "").slice(0, 14);

/** The policy as it should be: every mail server of the domain by its name, everything else as it is. */
function policyFile(mode: string, hosts: readonly string[], maxAge: number): string {
  return ["version: STSv1", `mode: ${mode}`, ...hosts.map((host) => `mx: ${host}`), `max_age: ${maxAge}`].join("\n");
}

function mtaSts(seen: Look, caseFile: CaseFile): readonly Row[] {
  return sawOf(seen, "mta-sts").flatMap(({ saw }): Row[] => {
    const { domain } = caseFile.target;
    const row = (state: Row["state"], found: string, more: Partial<Row> = {}): Row => ({ what: "MTA-STS", name: saw.record.name, state, found, ...more });
    const hosts = sawOf(seen, "mail-exchangers").flatMap((one) => one.saw.exchangers.map((mx) => mx.host));
    const url = `https://mta-sts.${domain}/.well-known/mta-sts.txt`;
    const file = (mode: string, maxAge: number) => (hosts.length === 0 ? {} : { publish: { name: url, type: "file", value: policyFile(mode, hosts, maxAge) } });
    const record = { name: saw.record.name, type: "TXT", value: quotedTxt(`v=STSv1; id=${idOf(caseFile)}`) };
    if (saw.record.state === "failed") return [row("unknown", `could not be asked: ${saw.record.why ?? ""}`)];
    if (saw.record.state === "found" && saw.record.values.length > 1) return [row("advice", `${saw.record.values.length} records, so that receivers take it as none`, { expected: "one record", publish: record })];
    const { policy } = saw;
    if (policy === undefined) return [row("shown", "none")];
    if (policy.state === "unreachable") return [row("advice", `the record is there, and the policy cannot be fetched: ${policy.why ?? ""}`, { expected: `the policy at ${url}, over https with a good certificate`, ...file("testing", weekSeconds) })];
    if (policy.state === "malformed") return [row("advice", `the policy cannot be read: ${policy.why ?? ""}`, { expected: "a policy as RFC 8461 writes it", ...file(policy.mode === "enforce" || policy.mode === "none" ? policy.mode : "testing", policy.maxAge ?? weekSeconds) })];
    if (policy.mode === "none") return [row("good", "mode none: nothing is demanded")];
    const strict = policy.mode === "enforce" ? ("fault" as const) : ("advice" as const);
    const held = policy.mode === "enforce" ? "servers that honour it hold your mail back" : "in testing mode mail passes all the same, and reports tell";
    const out = leftOut(policy, hosts);
    const rows = [
      ...(out.length === 0 ? [] : [row(strict, `mode ${policy.mode}, and ${out.join(", ")} is not named: ${held}`, { expected: `a line mx: for every mail server; then a new id in ${saw.record.name}`, ...file(policy.mode ?? "testing", policy.maxAge ?? weekSeconds) }), row(strict, "the id has to change with the policy", { publish: record })]),
      ...sawOf(seen, "exchanger-tls").flatMap((one): Row[] => {
        const why = whyNotForSts(one.saw);
        return why === undefined || out.includes(one.saw.host) ? [] : [row(strict, `mode ${policy.mode}, and ${one.saw.host} (${one.saw.address}) does not fit: ${why}; ${held}`, { expected: `a certificate from a public authority for ${one.saw.host}, in date` })];
      }),
    ];
    const open = hosts.some((host) => !sawOf(seen, "exchanger-tls").some((one) => one.saw.host === host));
    return rows.length > 0 ? rows : [row("good", `mode ${policy.mode}, mx ${policy.mx.join(", ")}${open ? "; port 25 of the mail servers cannot be reached from here, so their certificates were not compared" : "; the certificates fit"}`)];
  });
}

function dane(seen: Look): readonly Row[] {
  return sawOf(seen, "dane-record").flatMap(({ saw }): Row[] => {
    const row = (state: Row["state"], found: string, more: Partial<Row> = {}): Row => ({ what: "DANE", name: saw.name, state, found, ...more });
    if (saw.state === "failed") return [row("unknown", `could not be asked: ${saw.why ?? ""}; while that lasts, servers that check DANE hold mail back`)];
    if (saw.state !== "found") return [row("shown", "none")];
    const count = `${saw.values.length} TLSA record${saw.values.length === 1 ? "" : "s"}`;
    if (saw.authenticated === "no") return [row("advice", `${count} without DNSSEC: they say nothing to anybody`, { expected: "a signed zone, or no TLSA record" })];
    const shown = sawOf(seen, "exchanger-tls").filter((one) => one.saw.host === saw.host);
    const open = saw.authenticated === "unknown" ? "signed, and this resolver does not check signatures (--dns names one that does)" : "signed (DNSSEC)";
    if (shown.length === 0) return [row(saw.authenticated === "yes" ? "unknown" : "shown", `${count}, ${open}; port 25 of ${saw.host} cannot be reached from here, so the certificate was not compared`)];
    return shown.map(({ saw: server }): Row => {
      // What cannot be checked is judged as if it held, and never counted as a fault.
      const { says, why } = daneOutcome({ ...saw, authenticated: "yes" }, server);
      const publish = server.fitting === undefined ? {} : { publish: { name: saw.name, type: "TLSA", value: server.fitting } };
      if (says === "fits") return row(saw.authenticated === "yes" ? "good" : "shown", `${count}, ${open}; the certificate at ${server.address} fits`);
      if (says === "open") return row("advice", `${count}, ${open}, and none is usable: ${why}`, { expected: "a record 3 1 1 with the SHA-256 of the key", ...publish });
      return row(saw.authenticated === "yes" ? "fault" : "advice", `${count}, ${open}, and ${server.address} does not fit: ${why}; servers that check DANE hold your mail back`, { expected: server.starttls === "works" ? "the record of the certificate in use; keep the old one beside it until its time to live is over" : "a server that encrypts", ...publish });
    });
  });
}

/** What a text of tags says of one: TLS-RPT and BIMI are written so. */
const tagOf = (text: string, name: string) => new RegExp(`(?:^|;)\\s*${name}\\s*=\\s*([^;]*)`, "i").exec(text)?.[1]?.trim();

function reports(seen: Look, caseFile: CaseFile): readonly Row[] {
  const { domain } = caseFile.target;
  const right = (name: string) => ({ publish: { name, type: "TXT", value: quotedTxt(`v=TLSRPTv1; rua=mailto:postmaster@${domain}`) } });
  const demanding = sawOf(seen, "mta-sts").some(({ saw }) => saw.policy !== undefined) || sawOf(seen, "dane-record").some(({ saw }) => saw.state === "found");
  return sawOf(seen, "published-record").flatMap(({ saw }): Row[] => {
    if (!saw.name.startsWith("_smtp._tls.")) return [];
    const row = (state: Row["state"], found: string, more: Partial<Row> = {}): Row => ({ what: "TLS-RPT", name: saw.name, state, found, ...more });
    if (saw.state === "failed") return [row("unknown", `could not be asked: ${saw.why ?? ""}`)];
    const [text] = saw.values;
    if (text === undefined) return [demanding ? row("advice", "none, so nobody tells you when mail to you is held back", { expected: "an address for reports (RFC 8460)", ...right(saw.name) }) : row("shown", "none")];
    if (saw.values.length > 1) return [row("advice", `${saw.values.length} records, so that senders take it as none`, { expected: "one record", ...right(saw.name) })];
    const good = (tagOf(text, "rua") ?? "").split(",").some((uri) => /^\s*(?:mailto:\S+@|https:\/\/)\S+\s*$/i.test(uri));
    return [good ? row("shown", text) : row("advice", text, { expected: "rua= with mailto: or https: addresses (RFC 8460 section 3)", ...right(saw.name) })];
  });
}

/** BIMI and CAA are information: nothing about sending depends on them. */
function information(seen: Look): readonly Row[] {
  const policy = sawOf(seen, "dmarc-policy")[0]?.saw.policy;
  return sawOf(seen, "published-record").flatMap(({ saw }): Row[] => {
    if (saw.name.startsWith("_smtp._tls.")) return [];
    const bimi = saw.name.startsWith("default._bimi.");
    const row = (found: string, more: Partial<Row> = {}): Row => ({ what: bimi ? "BIMI" : "CAA", name: saw.name, state: saw.state === "failed" ? "unknown" : "shown", found, ...more });
    if (saw.state === "failed") return [row(`could not be asked: ${saw.why ?? ""}`)];
    if (saw.values.length === 0) return [row("none")];
    const text = saw.values.join("; ");
    if (!bimi) return [row(text, saw.values.some((value) => /^\d+ issue /.test(value)) ? { expected: "the authority that issues the certificates of your mail and web servers among them" } : {})];
    const logo = tagOf(text, "l") ?? "";
    const why = logo !== "" && !/^https:\/\//i.test(logo) ? "its picture is not at an https address" : policy === undefined || policy === "none" ? "receivers show no logo while DMARC asks for nothing (p=quarantine or p=reject)" : undefined;
    return [row(text, why === undefined ? {} : { expected: `${why}` })];
  });
}

/** Steps that put right what a mail server of the domain does not keep: the record or policy ready to paste, and what is expected where only the server can mend it. */
export function repairedMailPolicy(caseFile: CaseFile): readonly Step[] {
  const seen: Look = { target: caseFile.target, routes: caseFile.routes, of: (kind) => caseFile.observations.filter((one) => one.kind === kind && usable(one)) as never, gaps: (kind) => caseFile.gaps.filter((gap) => gap.kind === kind) };
  return [...mtaSts(seen, caseFile), ...dane(seen)].filter((row) => row.state === "fault").flatMap((row): Step[] => [
    ...(row.publish === undefined ? [] : [{ do: "publish" as const, ...row.publish }]),
    ...(row.expected === undefined ? [] : [{ do: "act" as const, what: `${row.name}: see to ${row.expected}` }]),
  ]);
}

/** What is announced about encryption, and what is shown as information. */
export function mailPolicies(seen: Look, caseFile: CaseFile): readonly Row[] {
  return [...mtaSts(seen, caseFile), ...dane(seen), ...reports(seen, caseFile), ...information(seen)];
}
