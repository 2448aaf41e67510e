import { patience } from "../dialogue/smtp-walk.ts";
import { startTls } from "../dialogue/start-tls.ts";
import { type PathKind, pathKinds, tlsIsComplainedOf } from "../planning.ts";
import { endpointOf, type Probe } from "../probe.ts";

/** A second handshake that does not say which name it wants, where the first one brought a certificate for another name or an alert, or the mail program complains of one that is right here. */
export const tlsWithoutSni: Probe<"tls-without-sni", PathKind | "reported-reply"> = {
  id: "tls-without-sni",
  gives: ["tls-without-sni"],
  asks: "Which certificate does a program get that does not say the host name?",
  needs: [...pathKinds, "reported-reply"],
  risk: "looks",
  timeoutMs: 30_000,
  plan: (seen) =>
    seen
      .of("tls-handshake")
      .filter((one) => (one.ok ? one.saw.nameMatches === "no" || (one.saw.serverName !== "none" && tlsIsComplainedOf(seen)) : one.failure.code === "tls-name-alert" || one.failure.code === "tls-handshake-alert"))
      .map((one) => one.about)
      .slice(0, 2),
  async measure(subject, world, walk) {
    const to = endpointOf(subject);
    await walk.step("tls-without-sni", async () => {
      const session = await startTls(to, world, walk);
      const { channel, facts } = await world.handshake(session.channel, { host: to.host, sni: "omit", versions: "modern" }, walk.within(patience.tls));
      channel.close();
      return facts;
    });
  },
};
