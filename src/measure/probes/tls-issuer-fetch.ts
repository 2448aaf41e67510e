import type { Observation } from "../../model/observation.ts";
import { isAbout, type PathKind, pathKinds } from "../planning.ts";
import { endpointOf, type PlanView, type Probe } from "../probe.ts";

type Handshake = Extract<Observation<"tls-handshake">, { ok: true }>;

/** Handshakes in which a leaf came alone, nobody vouches for it, and it says where its issuer's certificate is. */
function lonelyLeaves(seen: PlanView<PathKind>): readonly Handshake[] {
  return seen.of("tls-handshake").filter((one): one is Handshake => {
    if (!one.ok || one.saw.chain.length !== 1) return false;
    const [leaf] = one.saw.chain;
    return leaf?.issuerUrl !== undefined && leaf.selfIssued === "no" && Object.values(one.saw.trust).every((verdict) => verdict.accepted === "no");
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
    lonelyLeaves(seen)
      .map((one) => one.about)
      .slice(0, 1),
  async measure(subject, world, walk, seen) {
    const to = endpointOf(subject);
    const url = lonelyLeaves(seen).find((one) => isAbout(one, to))?.saw.chain[0]?.issuerUrl;
    if (url === undefined) return;
    await walk.step("tls-issuer-fetch", async () => ({ url, ...(await world.fetchIssuer(url, walk.until, walk.cut)) }));
  },
};
