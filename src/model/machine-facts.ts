/** What becomes of a packet by a rule. `perhaps-stopped`: a rule that stops it has a condition that cannot be judged from here. */
export type RuleVerdict = "passed" | "dropped" | "rejected" | "perhaps-stopped";

/** The rule that decided about a packet, where it stands, and who manages it. */
export interface DecidingRule {
  /** As the tool prints it, shortened. */
  readonly text: string;
  /** Such as "table inet filter, chain output, handle 7". */
  readonly where: string;
  /** The program that wrote it and would write it again, where its names tell. */
  readonly manager?: "ufw" | "firewalld" | "docker" | "csf" | "fail2ban" | "windows-defender" | "pf";
}

/** This machine's own rules about outgoing packets, asked what they do with the connection in question. */
export interface OwnFirewallFacts {
  readonly tool: "nftables" | "iptables" | "windows-defender" | "pf";
  readonly family: 4 | 6;
  readonly port: number;
  readonly verdict: RuleVerdict;
  readonly rule?: DecidingRule;
  /** How many rules for outgoing packets there are at all. */
  readonly rules: number;
}

/** Somebody on this machine who listens on a port of mail. */
export interface ListenerFacts {
  readonly port: number;
  readonly address: string;
  /** The program's name, where this user may know it. */
  readonly program?: string;
}

/** A security product of this machine, and what betrayed it. */
export interface GuardFacts {
  readonly product: string;
  /** `registered`: with Windows' Security Center; `network-extension`: as a filter of connections with macOS. */
  readonly by: "process" | "root-certificate" | "registered" | "network-extension";
  readonly detail: string;
}

/** What betrayed a product, as a clause. */
export function guardEvidence({ by, detail }: GuardFacts): string {
  switch (by) {
    case "process":
      return `process ${detail}`;
    case "root-certificate":
      return "its own root certificate is trusted here";
    case "registered":
      return `the system lists it: ${detail}`;
    case "network-extension":
      return `network extension ${detail}`;
  }
}

/** An entry of the hosts file for a name in question. */
export interface NameOverride {
  readonly name: string;
  readonly address: string;
  readonly line: number;
}

/** How this machine looks up names. */
export interface ResolverSetup {
  readonly manager: "systemd-resolved" | "networkmanager" | "resolvconf" | "file" | "system" | "unknown";
  readonly servers: readonly string[];
}

/** By what the network and the machine of one run can be known again in another. Marks are hashes: they are compared and not read. */
export interface NetworkIdentityFacts {
  /** The interface by which packets for the open net leave; absent where nothing leaves. */
  readonly interface?: string;
  readonly kind: "wired" | "wireless" | "mobile" | "tunnel" | "unknown";
  /** The networks that this interface stands in: IPv4 with its own length, of IPv6 the first 64 bits. */
  readonly networks: readonly string[];
  readonly gateway?: string;
  /** Of the gateway's hardware address. */
  readonly gatewayMark?: string;
  /** Of the wireless network's name. */
  readonly nameMark?: string;
  /** The resolvers in use, without those on this machine itself. */
  readonly resolvers: readonly string[];
  /** Of what the system calls this installation. */
  readonly machineMark?: string;
}

/** Who sets this machine's clock by the time of others, and whether it does; nobody out in the net was asked for it. */
export interface ClockKeeperFacts {
  readonly keeper: "chrony" | "ntpd" | "systemd" | "windows-time" | "macos";
  /** `unknown`: it is to be set, and whether it is nobody tells. */
  readonly synchronised: "yes" | "no" | "unknown";
  /** How far the keeper itself holds the clock to be off, in milliseconds, either way. */
  readonly offMs?: number;
  /** Whom it follows. */
  readonly source?: string;
}

/** The policy of a rented machine's hoster about mail ports: what to expect, to be measured. */
export interface PortPolicy {
  readonly hoster: string;
  readonly port25: "blocked" | "blocked-until-asked" | "open" | "limited";
  readonly otherPorts: "open" | "some-blocked";
  /** The mail ports that a new machine finds closed. */
  readonly closedPorts: readonly number[];
  readonly howToLift: string;
  readonly source: string;
  /** `first-hand`: read in the hoster's own words; `quoted`: its words as others give them; `second-hand`: told by customers alone. */
  readonly known: "first-hand" | "quoted" | "second-hand";
  readonly lastReviewed: string;
}

/** What the machine's own surroundings show. */
export interface MachineStateFacts {
  readonly "own-firewall": OwnFirewallFacts;
  /** Listeners on the ports of mail, of this machine itself. */
  readonly "local-listeners": { readonly listeners: readonly ListenerFacts[] };
  readonly "guards-present": { readonly guards: readonly GuardFacts[] };
  readonly "name-overrides": { readonly overrides: readonly NameOverride[]; readonly resolver: ResolverSetup };
  readonly "clock-keeper": ClockKeeperFacts;
  readonly "network-identity": NetworkIdentityFacts;
  /** Denials that the system's security policy wrote down lately. */
  readonly "policy-denials": { readonly denials: readonly { readonly by: "selinux" | "apparmor" | "systemd"; readonly program: string; readonly line: string }[] };
}
