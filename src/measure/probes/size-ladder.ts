import type { Fate } from "../../model/path-facts.ts";
import { submissionInQuestion } from "../../model/route.ts";
import { fateOf } from "../dialogue/fate-of.ts";
import { quietSession } from "../dialogue/quiet-session.ts";
import { leave } from "../dialogue/smtp-walk.ts";
import { isAbout, messageIsSaidToBreak, type PathKind, pathKinds } from "../planning.ts";
import { endpointOf, type PlanView, type Probe } from "../probe.ts";

/** A command line has at most 512 octets, its end included (RFC 5321 section 4.5.3.1.4). */
const lineOctets = 512;
/** NOOPs in each flight: below one packet, one packet nearly full, and more than one full packet of 1,500 octets. Some servers allow ten commands without a message. */
const rungs = [1, 2, 4] as const;
/** An answer to a command that does nothing comes within a round trip; lost packets are repeated within this time. */
const answerMs = 4_500;

type Needs = PathKind | "smtp-canary" | "reported-reply";

/** Did the handshake in question come about anywhere? Else the flights go in the clear. */
const isEncrypted = (seen: PlanView<Needs>) => {
  const route = submissionInQuestion(seen.routes);
  return route !== undefined && seen.of("tls-handshake").some((one) => one.ok && isAbout(one, route));
};

/** Sends commands that do nothing in flights of growing size: where small ones are answered and large ones are not, large packets vanish on the way. */
export const sizeLadder: Probe<"size-ladder", Needs> = {
  id: "size-ladder",
  gives: ["size-ladder"],
  asks: "Do large packets arrive as well as small ones?",
  needs: [...pathKinds, "smtp-canary", "reported-reply"],
  risk: "looks",
  timeoutMs: 30_000,
  plan(seen) {
    const route = submissionInQuestion(seen.routes);
    if (route === undefined) return [];
    const stuck = seen.of("smtp-canary").some((one) => !one.ok);
    const mute = seen.of("tls-handshake").some((one) => !one.ok && one.failure.code === "silent" && isAbout(one, route));
    if (!stuck && !mute && !messageIsSaidToBreak(seen)) return [];
    // Inside TLS from the first byte nothing can be sent before the handshake, and a mute one ends it.
    if (route.security === "tls" && !isEncrypted(seen)) return [];
    const hello = seen.of("smtp-hello").find((one) => one.ok && isAbout(one, route)) ?? seen.of("smtp-hello-tls").find((one) => one.ok && isAbout(one, route));
    return hello === undefined ? [] : [hello.about];
  },
  async measure(subject, world, walk, seen) {
    const to = endpointOf(subject);
    const encrypted = isEncrypted(seen) ? "yes" : "no";
    const { session, offer } = await quietSession(to, world, walk, encrypted === "yes" ? "as-set" : "never");
    if (!offer.keywords.some(({ word }) => word === "PIPELINING")) {
      await leave(session);
      return walk.leaveOut("size-ladder", "not-available", "the server takes one command at a time (no PIPELINING, RFC 2920), so none of them fills a packet");
    }
    await walk.step("size-ladder", async () => {
      const climbed: { octets: number; fate: Fate; afterMs: number }[] = [];
      for (const count of rungs) {
        const line = `NOOP ${"x".repeat(lineOctets - "NOOP \r\n".length)}`;
        const begun = world.now();
        const fate = await session
          .flight(Array.from({ length: count }, () => line), walk.within(answerMs))
          .then(async () => {
            for (let answer = 0; answer < count; answer += 1) await session.reply(walk.within(answerMs));
            return "answered" as const;
          })
          .catch(fateOf);
        climbed.push({ octets: count * lineOctets, fate, afterMs: Math.round(world.now() - begun) });
        if (fate !== "answered") break;
      }
      if (climbed.at(-1)?.fate === "answered") await leave(session);
      else session.channel.close();
      return { rungs: climbed, encrypted };
    });
  },
};
