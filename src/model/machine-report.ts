import type { ClockKeeperFacts, DecidingRule, GuardFacts, ListenerFacts, NameOverride, OwnFirewallFacts, PortPolicy, ResolverSetup, RuleVerdict } from "./machine-facts.ts";
import type { InterfaceFacts } from "./observation.ts";

/** What was read, or the clause that says why it could not be. */
export type Read<T> = { readonly read: T } | { readonly why: string };

/** The way that this machine's own table of routes gives a packet to one port. */
export interface WayFacts {
  readonly family: 4 | 6;
  readonly port: number;
  readonly to: string;
  /** The interface that it leaves by; absent where the table has no way. */
  readonly interface?: string;
  readonly gateway?: string;
  readonly from?: string;
}

/** What this machine's own rules do with a packet to one port. */
export interface RuleReading {
  readonly family: 4 | 6;
  readonly port: number;
  readonly judged: Read<{ readonly tool: OwnFirewallFacts["tool"]; readonly verdict: RuleVerdict; readonly rules: number; readonly rule?: DecidingRule }>;
}

/** A service that sends mail and what its own unit takes from its network. */
export interface UnitLimits {
  readonly unit: string;
  readonly limits: readonly string[];
}

/** What a machine says about itself for sending mail, without asking anybody. */
export interface MachineReport {
  /** `stops`: something of this machine stops the ports by which people hand mail over; `undecided`: something that could stop them was not readable. */
  readonly verdict: "clear" | "stops" | "undecided";
  /** What stops mail here, in sentences. */
  readonly stops: readonly string[];
  /** What stays undecided, and for want of what. */
  readonly open: readonly string[];
  readonly interfaces: readonly InterfaceFacts[];
  readonly tunnels: readonly string[];
  readonly container: "yes" | "no";
  readonly hoster?: string;
  readonly policy?: PortPolicy;
  /** Settings of the environment that send the programs' traffic elsewhere, without a login that may stand in them. */
  readonly proxies: readonly { readonly name: string; readonly value: string }[];
  readonly ways: Read<readonly WayFacts[]>;
  readonly rules: readonly RuleReading[];
  readonly listeners: Read<readonly ListenerFacts[]>;
  readonly guards: Read<readonly GuardFacts[]>;
  /** The names that were looked for in the hosts file. */
  readonly names: readonly string[];
  readonly overrides: Read<{ readonly entries: readonly NameOverride[]; readonly resolver: ResolverSetup }>;
  readonly denials: Read<readonly { readonly by: "selinux" | "apparmor" | "systemd"; readonly program: string; readonly line: string }[]>;
  readonly units: Read<readonly UnitLimits[]>;
  /** This machine's clock, in UTC; nobody out in the net was asked for the right time. */
  readonly clock: string;
  /** Who keeps that clock. */
  readonly clockKeeper: Read<ClockKeeperFacts>;
  /** IPv6 as far as this machine knows: `real` is an address of the open net and a way out for it. */
  readonly ipv6: "real" | "no-way" | "none" | "not-known";
}
