import type { EndpointSubject } from "../../model/observation.ts";
import type { IdleLadderFacts } from "../../model/path-facts.ts";
import { submissionInQuestion } from "../../model/route.ts";
import { fateOf } from "../dialogue/fate-of.ts";
import { quietSession } from "../dialogue/quiet-session.ts";
import { leave } from "../dialogue/smtp-walk.ts";
import { addressesOf, endpoint, isAbout, type PathKind, pathKinds } from "../planning.ts";
import { endpointOf, type Probe } from "../probe.ts";

/** The rests in parts of the longest one: of 300 s they are 30 s, 60 s and 300 s. */
const parts = [0.1, 0.2, 1] as const;
/** The longest rest where the user names none: a server must wait so long for the next command (RFC 5321 section 4.5.3.2.7). */
const usualLongestSeconds = 300;
const answerMs = 5_000;

type Needs = PathKind | "reported-reply" | "control-connect";

/** Lets a connection rest, longer each time, and says one command that does nothing: a device that has forgotten it lets no answer through. */
export const idleLadder: Probe<"idle-ladder", Needs> = {
  id: "idle-ladder",
  gives: ["idle-ladder"],
  asks: "How long may a connection rest before somebody drops it?",
  needs: [...pathKinds, "reported-reply", "control-connect"],
  risk: "waits",
  timeoutMs: 20 * 60_000,
  plan(seen) {
    const route = submissionInQuestion(seen.routes);
    const complained = seen.of("reported-reply").some((one) => one.ok && /\bidle\b|inactiv|4\.4\.2|pool/i.test(one.saw.text));
    if (route === undefined || (seen.allowed("waits") === "no" && !complained)) return [];
    const hello = seen.of("smtp-hello-tls").find((one) => one.ok && isAbout(one, route)) ?? seen.of("smtp-hello").find((one) => one.ok && isAbout(one, route));
    if (hello === undefined || hello.about.on !== "endpoint") return [];
    const wanted: EndpointSubject[] = [hello.about];
    // One unrelated server beside it: what is forgotten there too is forgotten on the way. Only where the user asked for the wait.
    const control = seen.target.controls.find(({ host, port }) => host !== route.host && (port === 587 || port === 25) && addressesOf(seen, host).length > 0);
    const [address] = control === undefined ? [] : addressesOf(seen, control.host);
    if (seen.allowed("waits") === "yes" && control !== undefined && address !== undefined) wanted.push(endpoint("smtp", control.host, address, control.port, "starttls"));
    return wanted;
  },
  async measure(subject, world, walk) {
    const to = endpointOf(subject);
    const longestMs = (walk.target.longestRestSeconds ?? usualLongestSeconds) * 1_000;
    const { session } = await quietSession(to, world, walk, "as-set");
    await walk.step("idle-ladder", async () => {
      const rungs: IdleLadderFacts["rungs"][number][] = [];
      for (const part of parts) {
        const restMs = Math.round(longestMs * part);
        // Whoever ends the connection by himself does it while we listen; silence is what we wait for.
        const begun = world.now();
        const heard = await session.reply(walk.within(restMs)).then(
          (reply) => ({ reply, fate: "answered" as const }),
          (error: unknown) => ({ reply: undefined, fate: fateOf(error) }),
        );
        if (heard.fate !== "silent") {
          rungs.push({ restMs: Math.round(world.now() - begun), fate: heard.fate === "answered" ? "closed" : heard.fate, ...(heard.reply === undefined ? {} : { reply: heard.reply }), showed: "during" });
          break;
        }
        const answer = await session.ask("NOOP", walk.within(answerMs)).then(
          (reply) => ({ reply, fate: reply.code === 421 ? ("closed" as const) : ("answered" as const) }),
          (error: unknown) => ({ reply: undefined, fate: fateOf(error) }),
        );
        rungs.push({ restMs, fate: answer.fate, ...(answer.reply === undefined ? {} : { reply: answer.reply }), showed: "after" });
        if (answer.fate !== "answered") break;
      }
      if (rungs.at(-1)?.fate === "answered") await leave(session);
      else session.channel.close();
      return { rungs };
    });
  },
};
