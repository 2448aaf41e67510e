import { patience } from "../dialogue/smtp-walk.ts";
import { startTls } from "../dialogue/start-tls.ts";
import { type PathKind, pathKinds } from "../planning.ts";
import { endpointOf, type Probe } from "../probe.ts";

const worthASecondTry = ["tls-version-alert", "tls-no-version", "tls-handshake-alert", "tls-weak-crypto", "tls-other-alert", "closed", "reset"];

/** A second handshake with versions and ciphers that are out of date, where the modern one failed for want of something in common. */
export const tlsLegacy: Probe<"tls-legacy", PathKind> = {
  id: "tls-legacy",
  gives: ["tls-legacy"],
  asks: "Does the server speak only old TLS?",
  needs: pathKinds,
  risk: "looks",
  timeoutMs: 30_000,
  plan: (seen) =>
    seen
      .of("tls-handshake")
      .filter((one) => !one.ok && worthASecondTry.includes(one.failure.code))
      .map((one) => one.about)
      .slice(0, 2),
  async measure(subject, world, walk) {
    const to = endpointOf(subject);
    await walk.step("tls-legacy", async () => {
      const session = await startTls(to, world, walk);
      const { channel, facts } = await world.handshake(session.channel, { host: to.host, sni: "send", versions: "legacy" }, walk.within(patience.tls));
      channel.close();
      return facts;
    });
  },
};
