import { isIP } from "node:net";
import { submissionInQuestion } from "../../model/route.ts";
import { Session } from "../dialogue/session.ts";
import { leave, round } from "../dialogue/smtp-walk.ts";
import { endpoint, isAbout, type PathKind, pathKinds, somebodyMayStandBetween } from "../planning.ts";
import { endpointOf, type Probe } from "../probe.ts";

/** Addresses kept for documentation (RFC 5737 and RFC 3849): no packet to them ever arrives anywhere, so whoever answers stands on the way. */
const nobody = { 4: ["192.0.2.254", "203.0.113.254"], 6: ["2001:db8:ffff:ffff::254"] } as const;

const webPort = 443;

/** How long an answer is awaited, and then a greeting: silence is the rule there, and whoever takes the call stands nearer than any server. One lost packet (sent again after 1 s, RFC 6298) is allowed for. */
const connectMs = 3_000;
const greetingMs = 2_500;

/** Knocks where nobody lives. A proxy that takes every call takes this one too, and a firewall that answers in the servers' names answers here as well. */
export const nowhereConnect: Probe<"nowhere-connect", PathKind> = {
  id: "nowhere-connect",
  gives: ["nowhere-connect"],
  asks: "Does somebody answer where nobody lives?",
  needs: pathKinds,
  risk: "looks",
  timeoutMs: connectMs + greetingMs,
  plan(seen) {
    const route = submissionInQuestion(seen.routes);
    if (route === undefined) return [];
    const connects = seen.of("tcp-connect").filter((one) => isAbout(one, route));
    const refused = connects.find((one) => !one.ok && one.failure.code === "refused");
    const suspect = somebodyMayStandBetween(seen, route) ? connects.find((one) => one.ok) : undefined;
    const about = (suspect ?? refused)?.about;
    if (about?.on !== "endpoint") return [];
    const [first, ...others] = nobody[isIP(about.address) === 6 ? 6 : 4];
    const at = (address: string, port: number) => endpoint("any", address, address, port, "none");
    // A refusal there counts only where the web port is not refused in the same way.
    return suspect === undefined ? [at(first, route.port), at(first, webPort)] : [first, ...others].map((address) => at(address, route.port));
  },
  async measure(subject, world, walk) {
    const to = endpointOf(subject);
    await walk.step("nowhere-connect", async () => {
      const channel = await world.connect(to, walk.within(connectMs), walk.cut);
      const session = new Session(channel, world, walk.keep);
      const greeting = await session.reply(walk.within(greetingMs)).catch(() => undefined);
      await leave(session);
      return { rttMs: round(channel.rttMs), ...(greeting === undefined ? {} : { greeting }) };
    });
  },
};
