import type { MachineReport, Read, RuleReading, WayFacts } from "../../model/machine-report.ts";
import type { MachineFacts } from "../../model/observation.ts";
import { isTunnel } from "../../reason/tunnels.ts";
import { keeperNames } from "../../report/machine-text.ts";
import { policyOf } from "../../reason/port-policies.ts";
import type { MachineState, StateReading } from "../../world/machine/state.ts";

/** Mail is fetched through this port (RFC 8314 section 3.2): what is open for it and closed for sending is told apart by it. */
const comparison = 993;
const mailPorts = [587, 465, 25, comparison] as const;
/** Mail programs hand mail over through one of these (RFC 8314 section 3.3, RFC 6409 section 3.1). */
const submissionPorts: readonly number[] = [587, 465];

/** Addresses that stand for anywhere out in the net (RFC 5737, RFC 3849): the table of routes is asked about them, and nothing is sent to them. */
const anywhere = { 4: "192.0.2.254", 6: "2001:db8::1" } as const;

const proxyNames = /^(?:https?|all|ftp|socks|no)_proxy$|^socks_server$/i;

/** What is looked at, and through what: the real machine, or one that a test describes. */
export interface MachineSource {
  readonly state: MachineState;
  describe(destinations: readonly string[]): Promise<MachineFacts>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  now(): Date;
}

function read<S, T>(reading: StateReading<S>, of: (saw: S) => T): Read<T> {
  return "why" in reading ? reading : { read: of(reading.saw) };
}

/** A proxy's address without the login that may stand in it. */
const withoutLogin = (value: string) => value.replace(/\/\/[^/@]*@/, "//");

/** A clock that is this far off breaks certificates that were issued or end about now, and logins by token (RFC 4120 section 8.2 tolerates five minutes). */
const tolerableMs = 5 * 60_000;

function clockDoubt(clock: MachineReport["clockKeeper"]): string | undefined {
  const last = "A wrong one makes certificates look invalid; a diagnosis compares it with the servers' own";
  if ("why" in clock) return `Whether this machine's clock is right: ${clock.why}. ${last}.`;
  const { keeper, synchronised, offMs } = clock.read;
  if (offMs !== undefined && offMs > tolerableMs) return `Whether this machine's clock is right: ${keeperNames[keeper]} itself holds it to be ${Math.round(offMs / 1000)} seconds off. ${last}.`;
  return synchronised === "no" ? `Whether this machine's clock is right: nobody sets it (${keeperNames[keeper]} follows no time server). ${last}.` : undefined;
}

const listed = (ports: readonly number[]) => ports.join(" and ");

type Judged = Pick<MachineReport, "ways" | "rules" | "units" | "denials" | "container" | "clockKeeper">;

function verdictOf({ ways, rules, units, denials, container, clockKeeper }: Judged, hasFamily: (family: 4 | 6) => boolean): Pick<MachineReport, "verdict" | "stops" | "open"> {
  const stops: string[] = [];
  const open: string[] = [];
  for (const { family, port, judged } of rules) {
    if (!submissionPorts.includes(port) || !hasFamily(family) || !("read" in judged)) continue;
    const { verdict, rule } = judged.read;
    if (verdict === "dropped" || verdict === "rejected") stops.push(`A rule of this machine ${verdict === "dropped" ? "throws away" : "refuses"} connections to port ${port} over IPv${family} (${rule?.where ?? "its packet filter"}): ${rule?.text ?? ""}`);
    if (verdict === "perhaps-stopped") open.push(`Whether a rule of this machine stops port ${port} over IPv${family}: it has a condition that cannot be judged from here (${rule?.text ?? ""}).`);
  }
  const unreadable = rules.map((one) => one.judged).find((judged) => "why" in judged);
  if (unreadable !== undefined && "why" in unreadable) open.push(`Whether a rule of this machine stops mail: ${unreadable.why}. ${unreadable.why.includes("without root") ? "Run it again with sudo, or run" : "Run"} the diagnosis, which counts the packets that leave.`);
  if ("read" in ways) {
    const served = ([4, 6] as const).filter((family) => hasFamily(family) && ways.read.some((way) => way.family === family && way.port === comparison && way.interface !== undefined));
    for (const family of served) {
      const without = ways.read.filter((way) => way.family === family && submissionPorts.includes(way.port) && way.interface === undefined).map((way) => way.port);
      if (without.length > 0) stops.push(`The table of routes has no way for port ${listed(without)} over IPv${family}, and one for port ${comparison}: a rule for routes forbids it (ip -${family} rule).`);
    }
  } else open.push(`Which way the mail ports take: ${ways.why}.`);
  if ("read" in units) for (const { unit, limits } of units.read) if (limits.length > 0) open.push(`Whether ${unit} may connect at all: its unit has ${limits.join(", ")}.`);
  if ("why" in denials) open.push(`Whether a security policy denies connections: ${denials.why}.`);
  else if (denials.read.length > 0) open.push(`Whether a security policy stops the program that sends: lately it denied ${[...new Set(denials.read.map((one) => one.program))].join(", ")} a connection.`);
  const clock = clockDoubt(clockKeeper);
  if (clock !== undefined) open.push(clock);
  if (container === "yes") open.push("What the host of this container does with its packets: run it there too.");
  return { verdict: stops.length > 0 ? "stops" : open.length > 0 ? "undecided" : "clear", stops, open };
}

/** Is IPv6 more than an address? The table of routes tells whether anything out in the net can be reached by it. */
function ipv6Of(machine: MachineFacts, ways: MachineReport["ways"]): MachineReport["ipv6"] {
  if (!machine.interfaces.some((one) => one.ipv6 === "public")) return "none";
  if ("why" in ways) return "not-known";
  return ways.read.some((way) => way.family === 6 && way.interface !== undefined) ? "real" : "no-way";
}

/** Looks at everything of this machine that bears on sending mail. Nothing is sent, and nothing is changed. */
export async function lookAtMachine(source: MachineSource, names: readonly string[]): Promise<MachineReport> {
  const { state } = source;
  const machine = await source.describe([anywhere[4], anywhere[6]]);
  const hasFamily = (family: 4 | 6) => machine.interfaces.some((one) => !/^lo/.test(one.name) && (family === 4 ? one.ipv4 : one.ipv6) !== "none");
  const rules: RuleReading[] = [];
  for (const family of [4, 6] as const) {
    if (!hasFamily(family)) continue;
    const by = machine.sendsBy.find((way) => way.address === anywhere[family])?.interface;
    for (const port of mailPorts) {
      const judged = await state.firewall({ family, destination: anywhere[family], port, ...(state.uid === undefined ? {} : { uid: state.uid }), ...(by === undefined ? {} : { interface: by }) });
      rules.push({ family, port, judged: read(judged, ({ tool, verdict, rules: count, rule }) => ({ tool, verdict, rules: count, ...(rule === undefined ? {} : { rule }) })) });
    }
  }
  const asked = await Promise.all(([4, 6] as const).filter(hasFamily).map((family) => state.ways({ family, address: anywhere[family] }, mailPorts)));
  const blind = asked.find((one) => "why" in one);
  const ways: Read<readonly WayFacts[]> = blind !== undefined && "why" in blind ? blind : { read: asked.flatMap((one) => ("saw" in one ? one.saw : [])) };
  const [listeners, guards, overrides, denials, units, clock] = await Promise.all([state.listeners(), state.guards(), state.names(names), state.denials(), state.units(), state.clock()]);
  const policy = policyOf(machine.hoster);
  const parts = {
    listeners: read(listeners, (saw) => saw.listeners),
    guards: read(guards, (saw) => saw.guards),
    overrides: read(overrides, (saw) => ({ entries: saw.overrides, resolver: saw.resolver })),
    denials: read(denials, (saw) => saw.denials),
    units: read(units, (saw) => saw),
    clockKeeper: read(clock, (saw) => saw),
  };
  return {
    ...verdictOf({ ...parts, ways, rules, container: machine.container }, hasFamily),
    interfaces: machine.interfaces,
    tunnels: machine.interfaces.map((one) => one.name).filter((name) => isTunnel(name, machine.interfaces)),
    container: machine.container,
    ...(machine.hoster === undefined ? {} : { hoster: machine.hoster }),
    ...(policy === undefined ? {} : { policy }),
    proxies: Object.entries(source.environment).flatMap(([name, value]) => (proxyNames.test(name) && value !== undefined && value !== "" ? [{ name, value: withoutLogin(value) }] : [])),
    ways,
    rules,
    ...parts,
    names,
    clock: source.now().toISOString(),
    ipv6: ipv6Of(machine, ways),
  };
}
