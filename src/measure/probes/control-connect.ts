import { isIP } from "node:net";
import { submissionInQuestion } from "../../model/route.ts";
import { patience, round } from "../dialogue/smtp-walk.ts";
import { addressesOf, endpoint, type PathKind, pathKinds, trouble } from "../planning.ts";
import { endpointOf, type PlanView, type Probe } from "../probe.ts";
import type { EndpointSubject } from "../../model/observation.ts";

/** The controls that are worth a connection, one address of each family: only in trouble, since a healthy mailbox is nobody else's business. */
export function controlEndpoints(seen: PlanView<PathKind>): readonly EndpointSubject[] {
  const question = submissionInQuestion(seen.routes);
  if (question === undefined || trouble(seen, question) === "no") return [];
  return seen.target.controls
    .filter((control) => control.host !== question.host)
    .flatMap((control) => {
      const addresses = addressesOf(seen, control.host);
      const chosen = [addresses.find((address) => isIP(address) === 4), addresses.find((address) => isIP(address) === 6)];
      return chosen.filter((address) => address !== undefined).map((address) => endpoint("any", control.host, address, control.port, "none"));
    });
}

/** Connects to hosts that have nothing to do with the account: what is true of them too is true of the network, not of the mail server. */
export const controlConnect: Probe<"control-connect", PathKind> = {
  id: "control-connect",
  gives: ["control-connect"],
  asks: "Does the same port open elsewhere?",
  needs: pathKinds,
  risk: "looks",
  timeoutMs: patience.connect,
  plan: controlEndpoints,
  async measure(subject, world, walk) {
    const to = endpointOf(subject);
    await walk.step("control-connect", async () => {
      const channel = await world.connect(to, walk.until, walk.cut);
      channel.close();
      return { rttMs: round(channel.rttMs), attempts: channel.attempts, localAddress: channel.localAddress };
    });
  },
};
