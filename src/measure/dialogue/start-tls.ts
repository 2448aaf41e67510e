import type { EndpointSubject, Kind } from "../../model/observation.ts";
import { Failed } from "../../world/classify.ts";
import type { World } from "../../world/world.ts";
import type { Walk } from "../probe.ts";
import { Session } from "./session.ts";
import { patience } from "./smtp-walk.ts";

/** Connects and goes as far as the first byte of a TLS handshake, in one step of the caller's. Throws `Failed`. */
export async function startTls<K extends Kind>(to: EndpointSubject, world: World, walk: Walk<K>): Promise<Session> {
  const channel = await world.connect(to, walk.within(patience.connect), walk.cut);
  const session = new Session(channel, world, walk.keep);
  if (to.security === "tls") return session;
  await session.reply(walk.within(patience.greeting));
  await session.ask(`EHLO ${walk.target.ehloName ?? "[127.0.0.1]"}`, walk.within(patience.hello));
  const go = await session.ask("STARTTLS", walk.within(patience.starttls));
  if (go.code !== 220) throw new Failed("malformed-reply", "them", `STARTTLS was refused this time: ${go.lines.at(-1) ?? ""}`, { reply: go });
  if (session.unread() > 0) throw new Failed("injected-data", "path", "unread lines followed the reply to STARTTLS in the clear");
  return session;
}
