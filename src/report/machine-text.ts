import { type ClockKeeperFacts, guardEvidence, type PortPolicy } from "../model/machine-facts.ts";
import type { MachineReport, Read, RuleReading, WayFacts } from "../model/machine-report.ts";
import { Page } from "./page.ts";
import type { TextOptions } from "./text.ts";

const reachWords = { public: "an address of the open net", private: "a private address", none: "none" } as const;

const policyWords = {
  port25: { blocked: "port 25 is blocked", "blocked-until-asked": "port 25 is blocked until one asks", limited: "port 25 is limited", open: "port 25 is open" },
  otherPorts: { open: "465 and 587 are open" },
} as const;

const knownWords = { "first-hand": "by its documentation", quoted: "by its documentation, as others quote it,", "second-hand": "as its customers tell" } as const satisfies Record<PortPolicy["known"], string>;

const ruleWords = { passed: "let through", dropped: "thrown away", rejected: "refused", "perhaps-stopped": "perhaps stopped" } as const;

/** How the keepers of clocks are called. */
export const keeperNames = { chrony: "chrony", ntpd: "ntpd", systemd: "systemd's own record", "windows-time": "the service Windows Time", macos: "macOS" } as const satisfies Record<ClockKeeperFacts["keeper"], string>;

function keptWords(clock: MachineReport["clockKeeper"]): string {
  if ("why" in clock) return `whether anybody sets it is not known: ${clock.why}`;
  const { keeper, synchronised, offMs, source } = clock.read;
  if (synchronised === "no") return `nobody sets it: ${keeperNames[keeper]} follows no time server`;
  return `${synchronised === "yes" ? "set" : "to be set"} by the network (${keeperNames[keeper]}${source === undefined ? "" : `, ${source}`}${offMs === undefined ? "" : `, off by ${offMs < 1000 ? `${offMs} ms` : `${Math.round(offMs / 1000)} s`}`})`;
}

const ipv6Words = { real: "an address of the open net, and a way out for it", "no-way": "an address of the open net, but no way out: programs that try it first lose time", none: "there is none: no interface has an address of the open net", "not-known": "an address of the open net; whether there is a way out is not known" } as const satisfies Record<MachineReport["ipv6"], string>;

const widthOfMark = 11;
const mark = (word: string) => word.padEnd(widthOfMark);

function each<T>(page: Page, word: string, part: Read<readonly T[]>, none: string, words: (one: T) => string): void {
  if ("why" in part) return page.text(`not known: ${part.why}`, 2, mark(word));
  if (part.read.length === 0) return page.text(none, 2, mark(word));
  part.read.forEach((one, at) => page.text(words(one), 2, mark(at === 0 ? word : "")));
}

const wayWords = (way: WayFacts) => (way.interface === undefined ? "no way" : `by ${way.interface}${way.gateway === undefined ? "" : ` through ${way.gateway}`}`);

/** Ports that fare alike stand in one line. */
function together<T extends { readonly family: 4 | 6; readonly port: number }>(all: readonly T[], words: (one: T) => string): readonly string[] {
  const lines = new Map<string, string[]>();
  for (const one of all) {
    const key = `IPv${one.family}: ${words(one)}`;
    lines.set(key, [...(lines.get(key) ?? []), String(one.port)]);
  }
  return [...lines].map(([key, ports]) => key.replace(": ", `, port ${ports.join(", ")}: `));
}

const judgedWords = ({ judged }: RuleReading) => ("why" in judged ? `not known: ${judged.why}` : `${ruleWords[judged.read.verdict]}${judged.read.rule === undefined ? "" : ` (${judged.read.rule.where}: ${judged.read.rule.text})`}`);

const verdictWords = {
  clear: "Nothing of this machine stops outgoing mail",
  stops: "This machine itself stops outgoing mail",
  undecided: "Nothing seen on this machine stops outgoing mail, but not everything could be read",
} as const;

/** What the machine says about itself, as a page for a terminal. */
export function renderMachine(report: MachineReport, options: Pick<TextOptions, "width" | "colour">): string {
  const page = new Page(options.width, options.colour);
  page.text(verdictWords[report.verdict], 0, "", "title");
  for (const sentence of report.stops) page.text(sentence, 2, "- ");
  page.heading("The network of this machine");
  for (const one of report.interfaces) page.text(`IPv4 ${reachWords[one.ipv4]}, IPv6 ${reachWords[one.ipv6]}`, 2, mark(one.name));
  page.text(ipv6Words[report.ipv6], 2, mark("IPv6"));
  if (report.tunnels.length > 0) page.text(`${report.tunnels.join(", ")} is there; what takes it goes out elsewhere`, 2, mark("VPN"));
  for (const { name, value } of report.proxies) page.text(`${name} = ${value} (mail programs mostly do not follow it)`, 2, mark("proxy"));
  if (report.container === "yes") page.text("this runs in a container: the rules and ways of its host are not seen from here", 2, mark("container"));
  if (report.hoster !== undefined) page.text(`a rented machine of ${report.hoster}${report.policy === undefined ? "; no published policy about mail ports is known" : ""}`, 2, mark("hoster"));
  if (report.policy !== undefined) {
    const { port25, otherPorts, closedPorts, howToLift, source, known, lastReviewed } = report.policy;
    page.text(`${knownWords[known]} ${policyWords.port25[port25]}, ${otherPorts === "some-blocked" ? `closed are ${closedPorts.join(", ")}` : policyWords.otherPorts.open}: ${howToLift}. To be expected, not measured.`, 2, mark("policy"));
    page.exact(`${source} (${lastReviewed})`, 2 + widthOfMark);
  }
  page.heading("The ways of the mail ports");
  if ("why" in report.ways) page.text(`not known: ${report.ways.why}`, 2);
  else for (const line of together(report.ways.read, wayWords)) page.text(line, 2);
  page.heading("This machine's own rules");
  for (const line of together(report.rules, judgedWords)) page.text(line, 2);
  page.heading("Programs");
  const mail = [25, 465, 587, 2525];
  const listeners = "why" in report.listeners ? report.listeners : { read: report.listeners.read.filter((one) => mail.includes(one.port)) };
  each(page, "listens", listeners, "nobody on a mail port of this machine", (one) => `${one.program ?? "a program that this user may not see"} on ${one.address} port ${one.port}`);
  each(page, "guards", report.guards, "no security product was seen", (one) => `${one.product} (${guardEvidence(one)})`);
  const limited = "why" in report.units ? report.units : { read: report.units.read.filter((one) => one.limits.length > 0) };
  each(page, "services", limited, "no service that sends mail is kept from the network by its unit", (one) => `${one.unit}: ${one.limits.join(", ")}`);
  each(page, "denials", report.denials, "the security policy wrote down none lately", (one) => `${one.program} (${one.by}): ${one.line}`);
  page.heading("Names");
  if ("why" in report.overrides) page.text(`not known: ${report.overrides.why}`, 2);
  else {
    const { entries, resolver } = report.overrides.read;
    const none = report.names.length === 0 ? "name a host or an address, and its entries are shown" : `no entry for ${report.names.join(", ")}`;
    each(page, "hosts file", { read: entries }, none, (one) => `line ${one.line} gives ${one.name} the address ${one.address}`);
    page.text(resolver.servers.length === 0 ? "none is set" : `${resolver.servers.join(", ")} (${resolver.manager})`, 2, mark("resolver"));
  }
  page.text(`${report.clock}; ${keptWords(report.clockKeeper)}`, 2, mark("clock"));
  if (report.open.length > 0) {
    page.heading("Undecided");
    for (const sentence of report.open) page.text(sentence, 2, "- ");
  }
  return page.toString();
}
