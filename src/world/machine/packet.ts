/** A first packet of a connection, as far as a packet filter can ask about it. */
export interface Packet {
  readonly family: 4 | 6;
  readonly destination: string;
  readonly port: number;
  /** The user id of the program that sends, where the system has them. */
  readonly uid?: number;
  /** The interface that it leaves by, where it is known. */
  readonly interface?: string;
}

/** Does a condition hold for a packet? "unknown" where it asks for something that cannot be judged from here. */
export type Holds = "yes" | "no" | "unknown";

/** All must hold: one that does not decides, and one that cannot be judged leaves it open. */
export function allOf(conditions: readonly Holds[]): Holds {
  return conditions.includes("no") ? "no" : conditions.includes("unknown") ? "unknown" : "yes";
}

export const not = (holds: Holds): Holds => (holds === "yes" ? "no" : holds === "no" ? "yes" : "unknown");

/** What the tools of this system wrote a rule, by the names that they give their tables and chains. */
export function managerOf(names: string): "ufw" | "firewalld" | "docker" | "csf" | "fail2ban" | undefined {
  if (/\bufw6?-|\bufw\b/i.test(names)) return "ufw";
  if (/firewalld/i.test(names)) return "firewalld";
  if (/docker/i.test(names)) return "docker";
  if (/\bSMTPOUTPUT\b|\bLOCALOUTPUT\b|\bDENYOUT\b/.test(names)) return "csf";
  if (/\bf2b-/i.test(names)) return "fail2ban";
  return undefined;
}
