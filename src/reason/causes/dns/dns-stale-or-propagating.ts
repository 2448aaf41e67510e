import type { CaseFile } from "../../../model/case-file.ts";
import type { Step } from "../../../model/diagnosis.ts";
import type { Cause } from "../../cause.ts";
import { disagreements } from "../../domain/look-domain.ts";
import { hostInWords } from "../../remedies.ts";

/** For how long, at most, the answer that this machine got may still be remembered, in minutes; nothing where nobody said. */
function minutesLeft(caseFile: CaseFile): number | undefined {
  const host = hostInWords(caseFile);
  const kept = caseFile.observations.flatMap((one) => (one.kind === "dns-answer" && one.ok && one.saw.authoritative !== "yes" && one.about.on === "name" && one.about.name === host ? one.saw.answers.map((record) => record.ttl) : []));
  return kept.length === 0 ? undefined : Math.ceil(Math.max(...kept) / 60);
}

/** Where the domain itself was examined: what its owner has to put right, server by server. */
function ownersSteps(caseFile: CaseFile): readonly Step[] {
  const views = caseFile.observations.flatMap((one) => (one.kind === "server-view" && one.ok && one.saw.role === "authoritative" ? [one.saw] : []));
  const lame = views.filter((view) => view.knowsZone === "no").map((view): Step => ({ do: "act", what: `${view.name ?? view.server} does not know ${view.zone}: set the zone up there, or take it out of the list of name servers at the registrar` }));
  const differ = disagreements(views).map((one): Step => ({ do: "act", what: `Make every name server serve the newest zone. ${one.question}: ${one.answers.map((answer) => `${answer.by} says ${answer.says}`).join("; ")}. Raise the serial in the SOA record, and see that the second server fetches the zone` }));
  return [...lame, ...differ];
}

function steps(caseFile: CaseFile): readonly Step[] {
  if (caseFile.target.order !== undefined) {
    const owners = ownersSteps(caseFile);
    const minutes = caseFile.observations.flatMap((one) => (one.kind === "server-view" && one.ok && one.saw.role === "resolver" ? one.saw.answers.map((answer) => Math.ceil((answer.ttl ?? 0) / 60)) : []));
    return [...owners, { do: "act", what: "Look at each record that still leads to the former operator, and set it to the new one or remove it" }, { do: "wait", how: `what resolvers remember is forgotten within ${Math.max(1, ...minutes)} minutes` }];
  }
  const host = hostInWords(caseFile);
  const minutes = minutesLeft(caseFile);
  return [
    { do: "run", command: "ipconfig /flushdns", os: "windows" },
    { do: "run", command: "sudo dscacheutil -flushcache; sudo killall -HUP mDNSResponder", os: "macos" },
    { do: "run", command: "resolvectl flush-caches", os: "linux" },
    { do: "act", what: `Look into the hosts file of this machine (/etc/hosts, or C:\\Windows\\System32\\drivers\\etc\\hosts) for a line with ${host}, and remove it. Then restart the router and the mail program: they remember addresses too.` },
    { do: "act", what: minutes === undefined ? "Otherwise wait: within a day the old address is forgotten everywhere." : `Otherwise wait: the old address may be remembered for up to ${minutes} more minute${minutes === 1 ? "" : "s"}.` },
    { do: "ask", whom: "domain-owner", message: `The DNS servers give different addresses for ${host}. Do all name servers of the domain serve the same, newest zone (the same serial in "dig SOA" at each of them)?` },
  ];
}

/** This machine still gets an old address, or none yet, for the mail server; the domain's own name servers already give another. */
export const dnsStaleOrPropagating: Cause = {
  id: "dns-stale-or-propagating",
  title: "Old address of the mail server still remembered by a DNS server",
  maturity: "confirmed",
  requires: [],
  requiresOneOf: ["somebody-leads-to-an-old-record", "report-says-record-is-old"],
  supportedBy: { "resolver-leads-to-a-wrong-address": "strong", "name-servers-disagree": "strong", "resolver-remembers-an-old-record": "strong", "records-lead-to-two-operators": "fair", "machine-overrides-the-name": "strong", "hosts-file-names-the-host": "fair", "settings-worked-before": "weak" },
  // That an address from elsewhere led us to a login does not help the mail program, which asks this machine.
  excludedBy: ["resolver-fails", "one-address-stands-for-all-names"],
  neighbours: ["dns-resolver-failure", "net-some-addresses-unreachable"],
  // Whether the two answers are old and new, or one of many and a dead one, only time tells.
  atMost: "likely",
  remedy: (caseFile) => ({ who: "you", steps: steps(caseFile), proveBy: ["system-lookup", "tcp-connect"] }),
};
