import type { Subject } from "../../model/observation.ts";
import { submissionInQuestion } from "../../model/route.ts";
import { readOffer } from "../dialogue/smtp-reply.ts";
import { Session } from "../dialogue/session.ts";
import { leave, literalOf, patience } from "../dialogue/smtp-walk.ts";
import { addressesOf, endpoint, type PathKind, pathKinds, strangerRefuses, trouble } from "../planning.ts";
import { endpointOf, type Probe } from "../probe.ts";

/** Ports on which a server greets in the clear. */
const clearPorts = [25, 587, 2525];

/** Large operators greet within a second or two; who says nothing for this long will not. */
const greetingMs = 10_000;

/** Reads the greeting and the EHLO reply of an unrelated operator: a network that rewrites or redirects mail does it there as well. */
export const controlGreeting: Probe<"control-greeting", PathKind> = {
  id: "control-greeting",
  gives: ["control-greeting"],
  asks: "Who answers for an unrelated mail server?",
  needs: pathKinds,
  risk: "looks",
  timeoutMs: 30_000,
  plan(seen) {
    const question = submissionInQuestion(seen.routes);
    // Nothing to compare with unless somebody answered for the server in question, or opened its port and says nothing.
    const answered = [...seen.of("smtp-greeting"), ...seen.of("tls-handshake")].some((one) => one.ok);
    const mute = seen.waiting("smtp-greeting").length > 0 || seen.of("smtp-greeting").some((one) => !one.ok);
    if (question === undefined || (!answered && !mute) || (trouble(seen, question) === "no" && strangerRefuses(seen, question) === "no")) return [];
    const wanted: Subject[] = [];
    for (const control of seen.target.controls) {
      const [address] = addressesOf(seen, control.host);
      if (clearPorts.includes(control.port) && control.host !== question.host && address !== undefined) wanted.push(endpoint("smtp", control.host, address, control.port, "starttls"));
    }
    return wanted.slice(0, 3);
  },
  async measure(subject, world, walk) {
    const to = endpointOf(subject);
    await walk.step("control-greeting", async () => {
      const channel = await world.connect(to, walk.within(patience.connect), walk.cut);
      const session = new Session(channel, world, walk.keep);
      const reply = await session.reply(walk.within(greetingMs));
      // After any other greeting nothing is offered, and the line may be closed already (RFC 5321 section 3.1).
      if (reply.code !== 220) {
        void leave(session);
        return { reply, offer: readOffer({ ...reply, lines: [] }) };
      }
      const hello = await session.ask(`EHLO ${walk.target.ehloName ?? literalOf(channel.localAddress)}`, walk.within(patience.hello));
      await leave(session);
      return { reply, offer: readOffer(hello) };
    });
  },
};
