import { randomUUID } from "node:crypto";
import type { Target } from "../../model/target.ts";
import type { World } from "../../world/world.ts";
import type { Walk } from "../probe.ts";
import type { Session } from "./session.ts";

/** Sends one short message from the account to itself, or to the address or second mailbox of the same person that the user named (RFC 5322), over a session that is logged in. Only with the user's leave. */
export async function sendCanary(session: Session, target: Target, world: World, walk: Walk<"smtp-canary">, patienceMs: number): Promise<"accepted" | "refused"> {
  const to = target.secondMailbox?.address ?? target.testAddress ?? target.address;
  const messageId = `${randomUUID()}@${target.domain}`;
  const { reply: last } = await walk.step("smtp-canary", async () => {
    const until = walk.within(patienceMs);
    // The envelope before was taken back by RSET, and nobody has read the reply to that yet.
    await session.reply(until);
    for (const command of [`MAIL FROM:<${target.from}>`, `RCPT TO:<${to}>`]) {
      const reply = await session.ask(command, until);
      if (reply.code >= 400) return { reply, messageId };
    }
    const go = await session.ask("DATA", until);
    if (go.code !== 354) return { reply: go, messageId };
    const lines = [
      `From: <${target.from}>`,
      `To: <${to}>`,
      "Subject: Test message of cantsend",
      `Date: ${world.wallClock().toUTCString().replace("GMT", "+0000")}`,
      `Message-ID: <${messageId}>`,
      "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=us-ascii",
      "Auto-Submitted: auto-generated",
      "",
      "You allowed cantsend to send this message to yourself, to see whether sending works.",
      "It can be deleted.",
      ".",
    ];
    for (const line of lines) await session.say(line, until);
    return { reply: await session.reply(until), messageId };
  });
  return last.code < 400 ? "accepted" : "refused";
}
