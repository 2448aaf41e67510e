import { submissionInQuestion } from "../../model/route.ts";
import { patience } from "../dialogue/smtp-walk.ts";
import { startTls } from "../dialogue/start-tls.ts";
import { addressesOf, endpoint, type PathKind, pathKinds, trustIsInDoubt } from "../planning.ts";
import { endpointOf, type PlanView, type Probe } from "../probe.ts";
import type { EndpointSubject } from "../../model/observation.ts";
import type { Security } from "../../model/route.ts";

/** The ports at which a control can be asked for its certificate, and how; mail ports first, since scanners watch over those. */
const tlsPorts: readonly { readonly port: number; readonly security: Security }[] = [
  { port: 465, security: "tls" },
  { port: 587, security: "starttls" },
  { port: 443, security: "tls" },
];

/** So many unrelated operators are enough to tell a machine's fault from a server's. */
const maxControls = 3;

function controls(seen: PlanView<PathKind | "reported-reply">): readonly EndpointSubject[] {
  const question = submissionInQuestion(seen.routes);
  if (question === undefined || !trustIsInDoubt(seen)) return [];
  const order = [...tlsPorts].sort((a, b) => Number(b.port === question.port) - Number(a.port === question.port));
  const byHost = new Map<string, EndpointSubject>();
  for (const { port, security } of order) {
    for (const control of seen.target.controls) {
      const [address] = addressesOf(seen, control.host);
      if (control.port !== port || control.host === question.host || address === undefined || byHost.has(control.host)) continue;
      byHost.set(control.host, endpoint("any", control.host, address, port, security));
    }
  }
  return [...byHost.values()].slice(0, maxControls);
}

/** Looks at the certificates of unrelated operators where the one in question is not trusted everywhere: the same issuer there is somebody in between, and no trust anywhere is this machine's fault. */
export const controlTls: Probe<"control-tls", PathKind | "reported-reply"> = {
  id: "control-tls",
  gives: ["control-tls"],
  asks: "Who vouches for the certificates of unrelated servers?",
  needs: [...pathKinds, "reported-reply"],
  risk: "looks",
  timeoutMs: 30_000,
  plan: controls,
  async measure(subject, world, walk) {
    const to = endpointOf(subject);
    await walk.step("control-tls", async () => {
      const session = await startTls(to, world, walk);
      const { channel, facts } = await world.handshake(session.channel, { host: to.host, sni: "send", versions: "modern" }, walk.within(patience.tls));
      channel.close();
      return facts;
    });
  },
};
