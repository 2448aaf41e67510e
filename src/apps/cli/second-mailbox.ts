import { isIP } from "node:net";
import { readAddress } from "../../ask/address.ts";
import { readCredential } from "../../ask/credential.ts";
import { readEndpoint } from "../../ask/endpoint.ts";
import { userName } from "../../ask/target.ts";
import { UsageError } from "../../ask/usage-error.ts";
import { discover } from "../../discover/discover.ts";
import type { Probe } from "../../measure/probe.ts";
import { type MailboxDoor, secondMailbox } from "../../measure/probes/second-mailbox.ts";
import type { Target } from "../../model/target.ts";
import { runCommand } from "../../world/command.ts";
import { nodeWorld, type NodeWorldOptions } from "../../world/node.ts";
import type { World } from "../../world/world.ts";
import { type Flags, one } from "./measuring-flags.ts";
import { askHidden } from "./prompt.ts";
import type { Terminal } from "./terminal.ts";

/** So long the name of the second mailbox's server is looked up. */
const lookupMs = 5_000;
const starttlsPort = 143;
const tlsPort = 993;

const more = ["arriveImap", "arriveUser", "arrivePasswordEnv", "arrivePasswordCommand", "arriveOauthTokenEnv"] as const;
const flagOf = (name: string) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** The server that the user named, or the one that discovery trusts with a login. */
async function serverOf(flags: Flags, address: string, domain: string, world: World): Promise<Omit<MailboxDoor, "address"> | undefined> {
  const named = one(flags, "arriveImap");
  if (named !== undefined) {
    const { host, port = tlsPort } = readEndpoint(named, "--arrive-imap");
    return { host, port, security: port === starttlsPort ? "starttls" : "tls" };
  }
  const target: Target = { address, domain, from: address, history: "not-said", controls: [] };
  const routes = await discover(target, world, new AbortController().signal).found;
  return routes.find((route) => route.protocol === "imap" && route.trust === "login" && route.security !== "none");
}

/** One address of the server, IPv4 where it has one: a second mailbox is no place to find out about lines without IPv6. */
async function doorOf(server: Omit<MailboxDoor, "address">, world: World): Promise<MailboxDoor | undefined> {
  const { host, port, security } = server;
  const addresses = await world.systemLookup(host, world.now() + lookupMs).catch((): readonly string[] => []);
  const address = addresses.find((each) => isIP(each) === 4) ?? addresses[0];
  return address === undefined ? undefined : { host, port, security, address };
}

/** The second mailbox that the test message is to arrive in, with its own login. Undefined where none is wanted. Throws `UsageError`. */
export async function readSecondMailbox(flags: Flags, terminal: Terminal, options: NodeWorldOptions, world: World): Promise<{ readonly mailbox: NonNullable<Target["secondMailbox"]>; readonly probes: readonly Probe[] } | undefined> {
  const given = one(flags, "arriveAt");
  const lonely = more.find((name) => flags[name] !== undefined);
  if (given === undefined) {
    if (lonely !== undefined) throw new UsageError(`${flagOf(lonely)} belongs to --arrive-at; name the second mailbox with it too.`);
    return undefined;
  }
  if (flags.send !== true) throw new UsageError("--arrive-at names where the test message is to arrive; allow it with --send too.");
  if (flags.login === false) throw new UsageError("--no-login and --arrive-at contradict each other: nothing is sent and nothing is read without a login.");
  const { address, domain } = readAddress(given);
  const named = one(flags, "arriveUser");
  const user = named === undefined ? address : userName(named, "--arrive-user");
  const where = { passwordEnv: one(flags, "arrivePasswordEnv"), passwordCommand: one(flags, "arrivePasswordCommand"), oauthTokenEnv: one(flags, "arriveOauthTokenEnv") };
  const credential = await readCredential(
    Object.fromEntries(Object.entries(where).filter(([, value]) => value !== undefined)),
    {
      env: process.env,
      // Standard input can hold one secret, and that is the first account's.
      readStdin: () => Promise.resolve(""),
      run: runCommand,
      ...(terminal.person === "yes" ? { prompt: () => askHidden(`Password of ${address}, where the test message is to arrive (not shown): `) } : {}),
    },
    "--arrive-",
  );
  if (credential === undefined) throw new UsageError(`--arrive-at: nobody said the password of ${address}; give --arrive-password-env or --arrive-password-command.`);
  const mailbox = { address, user };
  const server = await serverOf(flags, address, domain, world);
  const door = server === undefined ? undefined : await doorOf(server, world);
  if (door === undefined) {
    await terminal.tell(`cantsend: ${server === undefined ? `no server is known where the mail of ${address} can be read` : `${server.host} has no address that this machine finds`}; the test message goes there, and nobody looks for it. Name the server with --arrive-imap.\n`);
    return { mailbox, probes: [] };
  }
  const identity = nodeWorld({ ...options, secret: credential.secret, secretKind: credential.kind, users: [...new Set([address, user])] });
  return { mailbox, probes: [secondMailbox(door, identity) as unknown as Probe] };
}
