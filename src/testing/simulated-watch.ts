import type { Examined, ExamineAccount } from "../apps/monitor/examine-account.ts";
import { readWatchSettings } from "../apps/monitor/settings.ts";
import { Store } from "../apps/monitor/store.ts";
import { Watch } from "../apps/monitor/watch.ts";
import type { CaseFile } from "../model/case-file.ts";
import { diagnose } from "../reason/diagnose.ts";
import { accessLogsIn, accessRefused, certificate, controlDoesNotOpen, controlOpens, distrusted, doesNotOpen, greets, healthyWalk, hello, helloInTls, imagine, loginRefused, opens, resolves, shakesHands, upgrades } from "./imagined.ts";
import { SimulatedClock } from "./simulated-clock.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** When the simulated watch begins: a midnight by the clock of whoever asks, so that its days are those of the strip. */
export const simulatedStartMs = new Date(2026, 10, 11).getTime();
/** When it ends: in the middle of its fourteenth day. */
export const simulatedEndMs = simulatedStartMs + 13 * day + 15 * hour;

type State = "well" | "expired" | "refused" | "blocked" | "offline" | "renamed";

const newLeaf = certificate({ fingerprint256: "5C:41:AA", issuer: "CN=Brook CA R4", validFrom: "2026-11-20T00:00:00.000Z", validTo: "2027-02-18T00:00:00.000Z" });
const cases: Readonly<Record<State, CaseFile>> = {
  well: imagine([resolves(), ...healthyWalk(), accessLogsIn()]),
  renamed: imagine([resolves(), opens(), greets("220 mx3.example.net ESMTP Postfix"), hello(), upgrades(), shakesHands({ chain: [newLeaf] }), ...healthyWalk().slice(-3), accessLogsIn()]),
  expired: imagine([resolves(), opens(), greets(), hello(), upgrades(), shakesHands({ inValidity: "expired", chain: [certificate({ validTo: "2026-11-22T00:00:00.000Z" })], ...distrusted("CERT_HAS_EXPIRED") }), accessLogsIn()]),
  refused: imagine([resolves(), opens(), greets("220 mx3.example.net ESMTP Postfix"), hello(), upgrades(), shakesHands(), helloInTls({ auth: ["PLAIN", "LOGIN"] }), loginRefused("535 5.7.8 Error: authentication failed"), accessRefused()]),
  blocked: imagine([resolves(), doesNotOpen("no-answer"), controlDoesNotOpen("no-answer", 587), controlDoesNotOpen("no-answer", 587, "other.example.org", "203.0.113.6"), controlOpens(443, "www.example.org", "203.0.113.7"), accessLogsIn()]),
  offline: imagine([doesNotOpen("silent"), controlDoesNotOpen("silent", 587), controlDoesNotOpen("silent", 443)]),
};

/** What befalls each account, by the hours since the beginning. */
const plans: Readonly<Record<string, (atHour: number) => State>> = {
  "ann@example.com": (at) => (at >= 11 * 24 ? "expired" : "well"),
  "office@example.com": (at) => (at >= 5 * 24 + 9 && at < 6 * 24 + 4 ? "blocked" : "well"),
  "shop@example.com": (at) => (at >= 12 * 24 + 6 ? "refused" : at >= 9 * 24 ? "renamed" : "well"),
  "ben@example.com": () => "well",
  "news@example.com": (at) => (at >= 3 * 24 && at < 3 * 24 + 8 ? "offline" : "well"),
  "new@example.com": (at) => (at < 12 * 24 ? "offline" : "well"),
};

/** Fills a store by a real watch of an imagined fortnight: a certificate that ended, a password that was changed, a network that blocked a port for a day. */
export async function simulatedWatch(path: string): Promise<void> {
  const clock = new SimulatedClock(simulatedStartMs);
  const store = await Store.open(path);
  const settings = readWatchSettings(
    ['[watch]\nevery = "1h"\n', '[[alert]]\nname = "ops"\nkind = "command"\ncommand = "true"\n', ...Object.keys(plans).map((address) => `[[account]]\nname = "${address}"\naddress = "${address}"\npassword = { env = "NONE" }\nlogins-per-day = 24\n`)].join("\n"),
    "watch.toml",
  );
  const examine: ExamineAccount = async (account): Promise<Examined> => {
    const now = clock.nowMs();
    const found = cases[plans[account.name]?.((now - simulatedStartMs) / hour) ?? "well"];
    const caseFile = { ...found, target: { ...found.target, address: account.address }, startedAt: new Date(now).toISOString() };
    return { caseFile, diagnosis: diagnose(caseFile), spent: { logins: 1, canaries: 0 } };
  };
  const cut = new AbortController();
  try {
    // One at a time: the clock jumps, and must not run away while a run is being written to the disk.
    await new Watch(settings, store, examine, { clock, atOnce: 1, onRun: () => (clock.nowMs() > simulatedEndMs - hour ? cut.abort() : undefined) }).run(cut.signal);
  } finally {
    await store.close();
  }
}
