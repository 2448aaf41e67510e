import type { ExchangerTlsFacts } from "../../model/domain-facts.ts";
import { Failed } from "../../world/classify.ts";
import type { World } from "../../world/world.ts";
import { Session } from "../dialogue/session.ts";
import { readOffer } from "../dialogue/smtp-reply.ts";
import { leave, literalOf, patience } from "../dialogue/smtp-walk.ts";
import type { Walk } from "../probe.ts";
import { fittingTlsa, matchTlsa } from "./tlsa.ts";

/** What one mail exchanger shows to a server that delivers: from the greeting to its certificate, and then goodbye; nobody is named and nothing is sent. */
export async function lookAtExchangerTls(to: { readonly host: string; readonly address: string; readonly domain: string; readonly tlsa: readonly string[] }, world: World, walk: Walk<"exchanger-tls">): Promise<ExchangerTlsFacts> {
  const { host, address } = to;
  const channel = await world.connect({ host, address, port: 25 }, walk.within(patience.connect), walk.cut);
  const session = new Session(channel, world, walk.keep);
  try {
    const greeting = await session.reply(walk.within(patience.greeting));
    if (greeting.code !== 220) throw new Failed("closed", "them", `the server turns this machine away: ${greeting.lines.join(" ").slice(0, 200)}`, { reply: greeting });
    const hello = await session.ask(`EHLO ${literalOf(channel.localAddress)}`, walk.within(patience.hello));
    if (hello.code !== 250) throw new Failed("closed", "them", `the server turns this machine away: ${hello.lines.join(" ").slice(0, 200)}`, { reply: hello });
    const without = (starttls: "absent" | "refused", words?: string): ExchangerTlsFacts => ({ host, address, starttls, tlsa: [], ...(words === undefined ? {} : { words }) });
    if (readOffer(hello).starttls === "absent") return without("absent");
    const upgrade = await session.ask("STARTTLS", walk.within(patience.starttls));
    if (upgrade.code !== 220) return without("refused", upgrade.lines.join(" "));
    const { channel: encrypted, facts, certificates } = await world.handshake(channel, { host, sni: "send", versions: "modern" }, walk.within(patience.tls));
    session.continueOver(encrypted);
    const [leaf] = facts.chain;
    const trusted = [facts.trust.bundled, facts.trust.system, facts.trust.named].some((store) => store?.accepted === "yes") ? "yes" : "no";
    const [first] = certificates;
    return {
      host,
      address,
      starttls: "works",
      ...(leaf === undefined ? {} : { certificate: { names: leaf.names, validFrom: leaf.validFrom, validTo: leaf.validTo, inValidity: facts.inValidity, nameMatches: facts.nameMatches, trusted, ...(trusted === "yes" || facts.verifyError === undefined ? {} : { why: facts.verifyError }) } }),
      tlsa: matchTlsa(to.tlsa, certificates, [host, to.domain], world.wallClock()),
      ...(first === undefined ? {} : { fitting: fittingTlsa(first) }),
    };
  } finally {
    await leave(session);
  }
}
