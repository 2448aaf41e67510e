import type { EndpointSubject } from "../../model/observation.ts";
import type { Fate } from "../../model/path-facts.ts";
import type { Offer } from "../../model/reply.ts";
import { submissionInQuestion } from "../../model/route.ts";
import type { World } from "../../world/world.ts";
import { quietSession } from "../dialogue/quiet-session.ts";
import type { Session } from "../dialogue/session.ts";
import { answerMs, climb, climbMessages, type Rung } from "../dialogue/size-rungs.ts";
import { leave } from "../dialogue/smtp-walk.ts";
import { isAbout, messageIsSaidToBreak, type PathKind, pathKinds } from "../planning.ts";
import { endpointOf, type PlanView, type Probe, type Walk } from "../probe.ts";

/** A command line has at most 512 octets, its end included (RFC 5321 section 4.5.3.1.4). */
const lineOctets = 512;
/** NOOPs in each flight: below one packet, one packet nearly full, and more than one full packet of 1,500 octets. Some servers allow ten commands without a message. */
const flights = [1, 2, 4] as const;
/** The same sizes as one EHLO, where a server takes one command at a time: a line that is too long is answered as well, with a refusal. */
const hellos = [512, 1_024, 2_048] as const;

type Needs = PathKind | "smtp-canary" | "smtp-envelope" | "letter-cut" | "reported-reply";

/** Did the handshake in question come about anywhere? Else the flights go in the clear. */
const isEncrypted = (seen: PlanView<Needs>) => {
  const route = submissionInQuestion(seen.routes);
  return route !== undefined && seen.of("tls-handshake").some((one) => one.ok && isAbout(one, route));
};

/** Was an envelope to the account itself taken on this route without a login? After one, the walk that logs in sends the large messages itself: no second login is spent for it. */
const takesMail = (seen: PlanView<Needs>, to: EndpointSubject) => seen.of("smtp-envelope").some((one) => one.ok && isAbout(one, to) && one.saw.loggedIn === "no" && one.saw.mail.code < 400 && one.saw.rcpt !== undefined && one.saw.rcpt.code < 400);

/** Commands that do nothing in flights, or one long EHLO after the other. */
function climbCommands(rungs: Rung[], session: Session, offer: Offer, world: World, walk: Walk<"size-ladder">): Promise<Fate> {
  const pipelining = offer.keywords.some(({ word }) => word === "PIPELINING");
  if (!pipelining) return climb(rungs, hellos, "ehlo", world, async (octets) => void (await session.flight([`EHLO ${"x".repeat(octets - "EHLO \r\n".length)}`], walk.within(answerMs)), await session.reply(walk.within(answerMs))));
  const line = `NOOP ${"x".repeat(lineOctets - "NOOP \r\n".length)}`;
  return climb(rungs, flights.map((count) => count * lineOctets), undefined, world, async (octets) => {
    const count = octets / lineOctets;
    await session.flight(Array.from({ length: count }, () => line), walk.within(answerMs));
    for (let answer = 0; answer < count; answer += 1) await session.reply(walk.within(answerMs));
  });
}

/** Sends commands that do nothing in flights of growing size, and with leave a message to the account itself: where small ones are answered and large ones are not, large packets vanish on the way. */
export const sizeLadder: Probe<"size-ladder", Needs> = {
  id: "size-ladder",
  gives: ["size-ladder"],
  asks: "Do large packets arrive as well as small ones?",
  needs: [...pathKinds, "smtp-canary", "smtp-envelope", "letter-cut", "reported-reply"],
  risk: "looks",
  timeoutMs: 60_000,
  plan(seen) {
    const route = submissionInQuestion(seen.routes);
    if (route === undefined) return [];
    const stuck = seen.of("smtp-canary").some((one) => !one.ok) || seen.of("letter-cut").some((one) => one.ok && (one.saw.outcome === "size" || one.saw.outcome === "always"));
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
    await walk.step("size-ladder", async () => {
      const rungs: Rung[] = [];
      let fate = await climbCommands(rungs, session, offer, world, walk);
      if (fate === "answered" && walk.allowed("sends-mail") === "yes" && takesMail(seen, to)) fate = await climbMessages(rungs, session, offer, world, walk);
      if (fate === "answered") await leave(session);
      else session.channel.close();
      return { rungs, encrypted };
    });
  },
};
