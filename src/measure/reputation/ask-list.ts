import { isIP } from "node:net";
import type { BlockListFacts } from "../../model/reputation-facts.ts";
import type { Instant, World } from "../../world/world.ts";
import type { BlockList } from "./block-lists.ts";

/** RFC 5782 section 2.1 and 2.4: the octets of an IPv4 address, or the nibbles of an IPv6 one, backwards. Names stand as they are (section 2.2). */
export function questionName(name: string, zone: string): string {
  const plain = name.replace(/^::ffff:(?=\d+\.)/i, "");
  if (isIP(plain) === 4) return `${plain.split(".").reverse().join(".")}.${zone}`;
  if (isIP(plain) === 6) return `${nibbles(plain).reverse().join(".")}.${zone}`;
  return `${plain}.${zone}`;
}

function nibbles(address: string): string[] {
  const [head = "", tail = ""] = address.replace(/%.*$/, "").split("::");
  const words = (part: string) => part.split(":").filter((word) => word !== "");
  const before = words(head);
  const after = words(tail);
  const zeros = address.includes("::") ? Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => "0") : [];
  return [...before, ...zeros, ...after].flatMap((word) => [...word.toLowerCase().padStart(4, "0")]);
}

/** What a list answers to everybody, by which one sees that it works: listed and not listed (RFC 5782 section 5). */
const testNames = { addresses: ["127.0.0.2", "127.0.0.1"], domains: ["TEST", "INVALID"] } as const;

type Answer = { readonly is: "codes"; readonly codes: readonly string[] } | { readonly is: "failed"; readonly why: string };

async function ask(name: string, list: BlockList, server: string, world: World, until: Instant, cut: AbortSignal): Promise<Answer> {
  const reply = await world.ask({ name: questionName(name, list.zone), type: "A", server, recursion: "desired" }, until, cut);
  if (reply.rcode === "NXDOMAIN") return { is: "codes", codes: [] };
  if (reply.rcode !== "NOERROR") return { is: "failed", why: `the resolver says ${reply.rcode}` };
  return { is: "codes", codes: reply.answers.filter((record) => record.type === "A").map((record) => record.value) };
}

/** Why a list cannot be asked this way; undefined where its own test comes out as it must. */
export async function testList(list: BlockList, server: string, world: World, until: Instant, cut: AbortSignal): Promise<string | undefined> {
  const [listed, unlisted] = testNames[list.lists];
  const [no, ...answers] = await Promise.all([unlisted, ...(list.tests ?? [listed])].map((name) => ask(name, list, server, world, until, cut)));
  if (no === undefined) return undefined;
  for (const answer of [...answers, no]) {
    if (answer.is === "failed") return answer.why;
    const refused = answer.codes.find((code) => isRefusal(code, list));
    if (refused !== undefined) return `it does not answer this resolver (${refused})`;
  }
  if (answers.every((yes) => yes.is === "codes" && yes.codes.length === 0)) return "it does not list its own test entry, so it does not work, or not over this resolver";
  if (no.is === "codes" && no.codes.length > 0) return "it lists everything, as lists do that have ended";
  return undefined;
}

function isRefusal(code: string, list: BlockList): boolean {
  // Whatever is outside of 127.0.0.0/8 is no answer of a block list but of somebody who answers for every name.
  if (!code.startsWith("127.")) return true;
  // Who adds up bits leaves the first one for this (http://uribl.com/refused.shtml).
  if (list.codes.some((one) => typeof one.code === "number") && (Number(code.split(".").at(-1)) & 1) === 1) return true;
  return list.refusals.some((refusal) => (refusal.endsWith(".") ? code.startsWith(refusal) : code === refusal));
}

/** Asks one list about one address or domain. `broken` is what its test showed. Throws `Failed` where the resolver does not answer. */
export async function askList(name: string, list: BlockList, broken: string | undefined, server: string, world: World, until: Instant, cut: AbortSignal): Promise<BlockListFacts> {
  const frame = { list: list.name, removal: list.removal, weight: list.weight, codes: [], meanings: [] } as const;
  if (broken !== undefined) return { ...frame, outcome: "could-not-be-asked", why: broken };
  const answer = await ask(name, list, server, world, until, cut);
  if (answer.is === "failed") return { ...frame, outcome: "could-not-be-asked", why: answer.why };
  if (answer.codes.length === 0) return { ...frame, outcome: "not-listed" };
  const refused = answer.codes.find((code) => isRefusal(code, list));
  if (refused !== undefined) return { ...frame, outcome: "could-not-be-asked", codes: answer.codes, why: `it does not answer this resolver (${refused})` };
  const known = answer.codes.flatMap((code) => {
    const last = Number(code.split(".").at(-1));
    return list.codes.filter((one) => (typeof one.code === "string" ? one.code === code : (last & one.code) !== 0));
  });
  const weight = known.length === 0 ? list.weight : (["refused", "counts", "policy"] as const).find((one) => known.some((code) => code.weight === one)) ?? list.weight;
  const text = await world
    .ask({ name: questionName(name, list.zone), type: "TXT", server, recursion: "desired" }, until, cut)
    .then((reply) => reply.answers.find((record) => record.type === "TXT")?.value)
    .catch(() => undefined);
  return { ...frame, outcome: "listed", codes: answer.codes, meanings: known.map((one) => one.means), weight, ...(text === undefined ? {} : { text: world.clean(text.slice(0, 500)) }) };
}
