import type { CauseId } from "../../model/catalogue.ts";
import type { Security } from "../../model/route.ts";
import type { CredentialFacts, Target } from "../../model/target.ts";
import type { MailWorld } from "./mail-world.ts";

/** One way in which sending breaks, built out of real servers; or one in which nothing is broken. */
export interface Fault {
  readonly id: string;
  /** What is broken, in one plain sentence. */
  readonly title: string;
  readonly expects: CauseId | "healthy";
  /** What differs in the settings of the person who cannot send. */
  readonly user?: Partial<Target>;
  /** What the person allows besides looking and one login. */
  readonly allow?: readonly ("spends-another-login" | "sends-mail")[];
  /** What the mail program said, where the fault shows in a message that only the person could have sent. */
  readonly reported?: string;
  build(world: MailWorld): void | Promise<void>;
}

/** The mail provider of the demo, and the person with an account there. */
const address = "ann@blossom.example";

export const smtpHost = "smtp.blossom.example";
export const imapHost = "imap.blossom.example";

/** Settings for the outgoing server. */
export function sendsBy(port: number, security: Security, host: string = smtpHost): Pick<Target, "submission"> {
  return { submission: { host, port, security } };
}

/** An account at another provider, with the settings that its help pages give. */
export function accountAt(domain: string, smtp: string, imap: string, kind: CredentialFacts["kind"] = "password"): Partial<Target> {
  const user = `ann@${domain}`;
  return {
    address: user,
    domain,
    from: user,
    ...sendsBy(587, "starttls", smtp),
    imap: { host: imap, port: 993, security: "tls" },
    credential: { kind, submissionUser: user, accessUser: user },
  };
}

/** Hosts that have nothing to do with the account: two other mail operators and two web servers. */
export const controls = {
  mail: ["mail.north.example", "mail.south.example"],
  web: ["www.west.example", "www.east.example"],
} as const;

/** The person of a fault: settings as they should be, but for what the fault says. */
export function targetOf(fault: Pick<Fault, "user">): Target {
  return {
    address,
    domain: "blossom.example",
    from: fault.user?.address ?? address,
    ...sendsBy(587, "starttls"),
    imap: { host: imapHost, port: 993, security: "tls" },
    credential: { kind: "password", submissionUser: address, accessUser: address },
    history: "not-said",
    controls: [...controls.mail.flatMap((host) => [465, 587, 25].map((port) => ({ host, port }))), ...controls.web.map((host) => ({ host, port: 443 }))],
    ...fault.user,
  };
}
