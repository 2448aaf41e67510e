import { Failed } from "../../world/classify.ts";
import { addressesOf, endpoint, type PathKind, pathKinds } from "../planning.ts";
import { endpointOf, type Probe } from "../probe.ts";

const httpsPort = 443;

/** Compares this machine's clock with the Date that web servers send (RFC 9110 section 6.6.1), where a certificate's dates are in doubt. */
export const clockOffset: Probe<"clock-offset", PathKind> = {
  id: "clock-offset",
  gives: ["clock-offset"],
  asks: "Is this machine's clock right?",
  needs: pathKinds,
  risk: "looks",
  timeoutMs: 10_000,
  plan(seen) {
    const doubt = seen.of("tls-handshake").some((one) => one.ok && one.saw.inValidity !== "yes");
    if (!doubt) return [];
    return seen.target.controls
      .filter((control) => control.port === httpsPort)
      .flatMap((control) => {
        const [address] = addressesOf(seen, control.host);
        return address === undefined ? [] : [endpoint("any", control.host, address, httpsPort, "tls")];
      });
  },
  async measure(subject, world, walk) {
    const to = endpointOf(subject);
    await walk.step("clock-offset", async () => {
      // A wrong clock spoils the verification of every certificate; a Date is no secret, and two peers that agree are enough.
      const answer = await world.httpGet(`https://${to.host}/`, { maxBytes: 1_000_000, verify: "no", redirects: 0, address: to.address }, walk.until, walk.cut);
      const date = Date.parse(answer.headers.date ?? "");
      if (Number.isNaN(date)) throw new Failed("malformed-reply", "them", `${to.host} sends no Date`);
      return { offsetMs: world.wallClock().getTime() - date, peer: to.host };
    });
  },
};
