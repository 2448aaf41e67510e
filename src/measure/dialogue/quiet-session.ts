import type { EndpointSubject, Kind } from "../../model/observation.ts";
import type { Offer } from "../../model/reply.ts";
import { Failed } from "../../world/classify.ts";
import type { World } from "../../world/world.ts";
import type { Walk } from "../probe.ts";
import { Session } from "./session.ts";
import { literalOf, patience } from "./smtp-walk.ts";
import { readOffer } from "./smtp-reply.ts";

/**
 * A session up to the last EHLO before a login, without an observation for each step: the way there is known from other walks already.
 * With `encrypt` "never" a route of STARTTLS is walked in the clear. Throws `Failed` where the way ends.
 */
export async function quietSession(subject: EndpointSubject, world: World, walk: Walk<Kind>, encrypt: "as-set" | "never"): Promise<{ readonly session: Session; readonly offer: Offer }> {
  const channel = await world.connect(subject, walk.within(patience.connect), walk.cut);
  const session = new Session(channel, world, walk.keep);
  const tls = async () => {
    const made = await world.handshake(session.channel, { host: subject.host, sni: "send", versions: "modern" }, walk.within(patience.tls));
    session.continueOver(made.channel);
  };
  const expect = (code: number, wanted: number, what: string) => {
    if (code !== wanted) throw new Failed("closed", "them", `${what} was answered with ${code}`);
  };
  const hello = async () => {
    const reply = await session.ask(`EHLO ${walk.target.ehloName ?? literalOf(session.channel.localAddress)}`, walk.within(patience.hello));
    expect(reply.code, 250, "EHLO");
    return readOffer(reply);
  };
  if (subject.security === "tls") await tls();
  expect((await session.reply(walk.within(patience.greeting))).code, 220, "the connection");
  const offer = await hello();
  if (subject.security !== "starttls" || encrypt === "never") return { session, offer };
  expect((await session.ask("STARTTLS", walk.within(patience.starttls))).code, 220, "STARTTLS");
  await tls();
  return { session, offer: await hello() };
}
