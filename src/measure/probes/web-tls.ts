import { patience } from "../dialogue/smtp-walk.ts";
import { endpoint, type PathKind, pathKinds } from "../planning.ts";
import { endpointOf, type Probe } from "../probe.ts";

const httpsPort = 443;

/** Looks at the certificate of the web server on the very host, where the mail server's is out of its dates: whoever renews one often forgets the other. */
export const webTls: Probe<"web-tls", PathKind> = {
  id: "web-tls",
  gives: ["web-tls"],
  asks: "Does the web server of the same host have a newer certificate?",
  needs: pathKinds,
  risk: "looks",
  timeoutMs: 20_000,
  plan: (seen) =>
    seen
      .of("tls-handshake")
      .flatMap((one) => (one.ok && one.about.on === "endpoint" && one.saw.inValidity !== "yes" ? [endpoint("any", one.about.host, one.about.address, httpsPort, "tls")] : []))
      .slice(0, 1),
  async measure(subject, world, walk) {
    const to = endpointOf(subject);
    await walk.step("web-tls", async () => {
      const clear = await world.connect(to, walk.within(patience.connect), walk.cut);
      const { channel, facts } = await world.handshake(clear, { host: to.host, sni: "send", versions: "modern" }, walk.within(patience.tls));
      channel.close();
      return facts;
    });
  },
};
