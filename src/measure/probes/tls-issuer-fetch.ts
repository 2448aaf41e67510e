import type { Observation } from "../../model/observation.ts";
import { isAbout, type PathKind, pathKinds } from "../planning.ts";
import { endpointOf, type PlanView, type Probe } from "../probe.ts";

type Handshake = Extract<Observation<"tls-handshake">, { ok: true }>;

/** Where the last certificate that was sent says its issuer's is. */
const issuerUrl = (one: Handshake) => one.saw.chain.at(-1)?.issuerUrl;

/** Handshakes in which the chain stops short of a root, nobody vouches for it, and its end says where it would go on. */
function brokenChains(seen: PlanView<PathKind>): readonly Handshake[] {
  return seen.of("tls-handshake").filter((one): one is Handshake => {
    if (!one.ok) return false;
    return issuerUrl(one) !== undefined && one.saw.chain.at(-1)?.selfIssued === "no" && Object.values(one.saw.trust).every((verdict) => verdict.accepted === "no");
  });
}

/** Fetches the certificate that the server should have sent along, from the address that its own certificate names (RFC 5280 section 4.2.2.1). */
export const tlsIssuerFetch: Probe<"tls-issuer-fetch", PathKind> = {
  id: "tls-issuer-fetch",
  gives: ["tls-issuer-fetch"],
  asks: "Is only the certificate in between missing?",
  needs: pathKinds,
  risk: "looks",
  timeoutMs: 10_000,
  plan: (seen) =>
    brokenChains(seen)
      .map((one) => one.about)
      .slice(0, 1),
  async measure(subject, world, walk, seen) {
    const to = endpointOf(subject);
    const broken = brokenChains(seen).find((one) => isAbout(one, to));
    const url = broken === undefined ? undefined : issuerUrl(broken);
    if (url === undefined) return;
    await walk.step("tls-issuer-fetch", async () => ({ url, ...(await world.fetchIssuer(url, walk.until, walk.cut)) }));
  },
};
