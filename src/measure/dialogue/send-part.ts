import type { PartFate } from "../../model/path-facts.ts";
import type { Offer, Reply } from "../../model/reply.ts";
import { Failed } from "../../world/classify.ts";
import type { Channel, World } from "../../world/world.ts";
import { fateOf } from "./fate-of.ts";
import type { Session } from "./session.ts";
import { leave, patience } from "./smtp-walk.ts";

/** How a message goes: its octets alone, never ended; chunks that are taken back; or whole, and then it is delivered. */
export type SendingWay = "upload" | "chunks" | "whole";

/** What became of one message. */
export interface SentPart {
  readonly fate: PartFate;
  readonly afterMs: number;
  readonly reply?: Reply;
}

/** A slow line carries this many octets in a second. */
const slowOctetsPerSecond = 10_000;

/** Octets as they go over the wire: lines ended by CRLF, a leading full stop doubled where DATA carries them (RFC 5321 section 4.5.2). */
function onTheWire(lines: readonly string[], way: SendingWay): Buffer {
  const text = lines.map((line) => `${way !== "chunks" && line.startsWith(".") ? "." : ""}${line}\r\n`).join("");
  return Buffer.from(text, "latin1");
}

async function closed(channel: Channel): Promise<void> {
  channel.close();
  await channel.closed;
}

/**
 * Sends a message from the account to itself over a session that is ready for an envelope, and tells what became of it.
 * `upload` listens while and after the octets go, and then closes the connection in place of the final full stop: a server must cancel what was
 * begun (RFC 5321 section 4.1.1.10), and without the full stop there is no message (section 4.1.1.4). `chunks` sends the octets by BDAT
 * (RFC 3030), whose reply shows that they arrived, and takes them back by RSET. The connection is closed in every case.
 */
export async function sendPart(session: Session, offer: Offer, letter: { readonly from: string; readonly to: string; readonly lines: readonly string[] }, way: SendingWay, waits: { readonly calmMs: number; readonly answerMs: number }, world: World): Promise<SentPart> {
  const { channel } = session;
  const octets = onTheWire(letter.lines, way);
  const eightBit = octets.some((octet) => octet > 0x7f) && offer.keywords.some(({ word }) => word === "8BITMIME");
  for (const command of [`MAIL FROM:<${letter.from}>${eightBit ? " BODY=8BITMIME" : ""}`, `RCPT TO:<${letter.to}>`, ...(way === "chunks" ? [] : ["DATA"])]) {
    const reply = await session.ask(command, world.now() + patience.envelope).catch(async (error: unknown) => {
      fateOf(error);
      await closed(session.channel);
      return undefined;
    });
    if (reply === undefined) return { fate: "earlier", afterMs: 0 };
    if (reply.code >= 400) {
      await leave(session);
      await channel.closed;
      return { fate: "earlier", reply, afterMs: 0 };
    }
  }
  const begun = world.now();
  const time = () => Math.round(world.now() - begun);
  const wayMs = (octets.length / slowOctetsPerSecond) * 1_000;
  const carryMs = 10_000 + wayMs;
  session.note(`${octets.length} octets of the letter${way === "upload" ? ", without an end" : ""}`);
  try {
    if (way === "chunks") await session.say(`BDAT ${octets.length}`, begun + carryMs);
    await channel.write(octets, begun + carryMs);
    if (way === "whole") await session.say(".", world.now() + waits.answerMs);
    const reply = await session.reply(world.now() + (way === "upload" ? waits.calmMs : waits.answerMs + wayMs));
    const done = { afterMs: time(), reply };
    if (way === "chunks") await session.say("RSET", world.now() + 1_000).catch(() => {});
    await leave(session);
    await channel.closed;
    return { fate: reply.code < 400 ? "passed" : "refused", ...done };
  } catch (error) {
    const fate = fateOf(error);
    const afterMs = time();
    await closed(session.channel);
    // Nobody answers before the end of a message: silence is what should be heard.
    return { fate: fate === "answered" || (fate === "silent" && way === "upload") ? "passed" : fate, afterMs };
  }
}

/** A connection that did not come as far as the message says nothing of the letter. */
export function neverBegan(error: unknown): SentPart {
  if (!(error instanceof Failed) || error.failure.blame === "us") throw error;
  return { fate: "earlier", afterMs: 0, ...(error.failure.reply === undefined ? {} : { reply: error.failure.reply }) };
}
