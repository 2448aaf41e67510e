import type { Kind } from "../../model/observation.ts";
import type { Fate, SizeLadderFacts } from "../../model/path-facts.ts";
import type { Offer } from "../../model/reply.ts";
import type { Target } from "../../model/target.ts";
import type { World } from "../../world/world.ts";
import { plainLetter } from "../letter-parts.ts";
import type { Walk } from "../probe.ts";
import { fateOf } from "./fate-of.ts";
import type { Session } from "./session.ts";
import { patience } from "./smtp-walk.ts";

/** One size that was tried. */
export type Rung = SizeLadderFacts["rungs"][number];

/** An answer to a command that does nothing comes within a round trip; lost packets are repeated within this time. */
export const answerMs = 4_500;
/** A message below one packet, one of some packets, and one that fills the windows of both sides. */
const messages = [300, 4_096, 32_768] as const;
/** A server that is handed a whole message may look at it first. */
const messageMs = 20_000;

const own = (target: Target) => target.secondMailbox?.address ?? target.testAddress ?? target.address;

/** Climbs until something is not answered. */
export async function climb(rungs: Rung[], sizes: readonly number[], by: Rung["by"], world: World, send: (octets: number) => Promise<void>): Promise<Fate> {
  let fate: Fate = "answered";
  for (const octets of sizes) {
    const begun = world.now();
    fate = await send(octets).then(() => "answered" as const, fateOf);
    rungs.push({ octets, fate, afterMs: Math.round(world.now() - begun), ...(by === undefined ? {} : { by }) });
    if (fate !== "answered") break;
  }
  return fate;
}

/** A message to the account itself, larger each time: by chunks, which are taken back by RSET (RFC 3030), else as one message that arrives. */
export async function climbMessages(rungs: Rung[], session: Session, offer: Offer, world: World, walk: Walk<Kind>): Promise<Fate> {
  const { target } = walk;
  const chunks = offer.keywords.some(({ word }) => word === "CHUNKING");
  const head = [`From: <${target.from}>`, `To: <${own(target)}>`, "Subject: Large test message of cantsend; it can be deleted", `Date: ${world.wallClock().toUTCString().replace("GMT", "+0000")}`, "Auto-Submitted: auto-generated"];
  const envelope = async () => {
    for (const command of [`MAIL FROM:<${target.from}>`, `RCPT TO:<${own(target)}>`]) await session.ask(command, walk.within(patience.envelope));
  };
  await session.ask("RSET", walk.within(answerMs));
  const reads = (octets: number) => `${[...head, ...plainLetter(octets)].join("\r\n")}\r\n`;
  return climb(rungs, chunks ? messages : messages.slice(-1), chunks ? "chunk" : "message", world, async (octets) => {
    await envelope();
    const text = reads(octets);
    session.note(`${text.length} octets of harmless words`);
    if (chunks) {
      await session.say(`BDAT ${text.length}`, walk.within(answerMs));
      await session.channel.write(text, walk.within(messageMs));
      await session.reply(walk.within(answerMs));
      await session.ask("RSET", walk.within(answerMs));
      return;
    }
    if ((await session.ask("DATA", walk.within(answerMs))).code !== 354) return;
    await session.channel.write(`${text}.\r\n`, walk.within(messageMs));
    await session.reply(walk.within(messageMs));
    await session.ask("RSET", walk.within(answerMs));
  });
}

/** The large messages alone, as a measurement of their own, over a session that is logged in. */
export async function largeMessages(session: Session, offer: Offer, world: World, walk: Walk<"size-ladder">): Promise<void> {
  await walk.step("size-ladder", async () => {
    const rungs: Rung[] = [];
    const fate = await climbMessages(rungs, session, offer, world, walk);
    if (fate !== "answered") session.channel.close();
    return { rungs, encrypted: session.channel.protection === "clear" ? "no" : "yes" };
  });
}
