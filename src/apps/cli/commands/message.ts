import { isIP } from "node:net";
import { readAddress } from "../../../ask/address.ts";
import { readServer } from "../../../ask/endpoint.ts";
import { listedDomains, readFilter, readMessageFile, readRecipients, registeredDomain } from "../../../ask/message/message-source.ts";
import { readMessage } from "../../../ask/message/read-message.ts";
import { readTarget } from "../../../ask/target.ts";
import { quoted, UsageError } from "../../../ask/usage-error.ts";
import { examineMessage } from "../../../examine-message.ts";
import type { MessageForm } from "../../../model/message-facts.ts";
import type { Target } from "../../../model/target.ts";
import { nodeWorld } from "../../../world/node.ts";
import { Interrupted, listenForInterruption } from "../interruption.ts";
import { deliver, readOutputFlags } from "../output.ts";
import type { Action, Given } from "../program.ts";

type Flags = Given["flags"];
const one = (flags: Flags, name: string): string | undefined => (typeof flags[name] === "string" ? flags[name] : undefined);
const many = (flags: Flags, name: string): readonly string[] => (Array.isArray(flags[name]) ? (flags[name] as readonly string[]) : []);

/** Who sends it: by the user's word, else by the message's own. A message without a sender has nobody. */
function targetOf(form: MessageForm, flags: Flags): Target {
  const from = one(flags, "from");
  const own = form.from.find((address) => {
    try {
      return readAddress(address).domain !== "";
    } catch {
      return false;
    }
  });
  const address = from ?? own;
  const smtp = one(flags, "smtp");
  const security = one(flags, "security");
  if (address !== undefined) return { ...readTarget({ address, ...(smtp === undefined ? {} : { smtp }), ...(security === undefined ? {} : { security }) }), controls: [] };
  if (smtp !== undefined) throw new UsageError("--smtp: the message has no sender; give one with --from too.");
  return { address: "", domain: "", from: "", history: "not-said", controls: [] };
}

function sendingAddress(text: string): string {
  if (isIP(text) === 0) throw new UsageError(`--sends-from: ${quoted(text)} is no IP address.`);
  return text;
}

/** Says what receivers' filters will make of a message. Nothing leaves the machine but what a flag allows. */
export const messageCommand: Action = async (given, terminal) => {
  const [path] = given.words;
  const { flags } = given;
  if (path === undefined) throw new UsageError("which message? Give the file: cantsend message FILE.eml (mail programs write one with Save as).");
  const output = readOutputFlags(given);
  const to = readRecipients(many(flags, "to"));
  const { message, totalBytes } = readMessageFile(path);
  const world = nodeWorld({ dns: many(flags, "dns").map((text) => readServer(text, "--dns")) });
  const read = readMessage(message, { to, bulk: flags.bulk === true ? "yes" : "by-its-fields", now: world.wallClock() });
  const form: MessageForm = totalBytes === message.length ? read : { ...read, read: "in-part", bytes: totalBytes, wireBytes: totalBytes };
  const target = targetOf(form, flags);
  const filters = many(flags, "filter").map(readFilter);
  const sendsFrom = many(flags, "sendsFrom").map(sendingAddress);
  if (flags.lists !== true && sendsFrom.length > 0) throw new UsageError("--sends-from names an address for the block lists; give --lists too.");
  if (flags.age === true && target.domain === "") throw new UsageError("--age: the message has no sender whose domain could be asked about; give one with --from.");
  const listed = flags.lists === true ? [...sendsFrom, ...listedDomains(target.domain, form.linkHosts)] : [];
  const interruption = listenForInterruption();
  try {
    const examined = await examineMessage({ message, form, target, recipients: to.length === 0 ? "not-asked" : "asked", filters, listed, ...(flags.age === true ? { aged: registeredDomain(target.domain) } : {}) }, world, interruption.cut);
    return await deliver(examined, output, terminal);
  } catch (error) {
    if (error instanceof UsageError || error instanceof Interrupted) throw error;
    throw new Error(world.clean(error instanceof Error ? error.message : String(error)), { cause: error });
  } finally {
    interruption.stop();
  }
};
