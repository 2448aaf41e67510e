import { isIP } from "node:net";
import type { Subject } from "../../model/observation.ts";
import { submissionInQuestion } from "../../model/route.ts";
import { type PathKind, pathKinds, trouble } from "../planning.ts";
import type { PlanView, Probe } from "../probe.ts";

/** A name server that does not answer within this is of no help to a resolver either. */
const answerMs = 4_000;
/** So many name servers of one domain are asked; more are copies of the same. */
const maxServers = 3;

/** The names that the host's zone can bear: itself and what lies above it, without the top level. */
function zonesAbove(host: string): readonly string[] {
  const labels = host.split(".");
  return labels.slice(0, -1).map((_label, index) => labels.slice(index).join("."));
}

/** The records of one type that were answered for a name, by whichever resolver. */
function answered(seen: PlanView<PathKind>, name: string, type: string): readonly string[] {
  const values = seen.of("dns-answer").flatMap((one) => (one.ok && one.about.on === "name" && one.about.name === name && one.about.type === type ? one.saw.answers.filter((record) => record.type === type).map((record) => record.value) : []));
  return [...new Set(values)];
}

/** Asks the name servers of the mail server's own domain, where the way there is in trouble: what they say is true today, whatever is remembered elsewhere. */
export const dnsAuthority: Probe<"dns-answer", PathKind> = {
  id: "dns-authority",
  gives: ["dns-answer"],
  asks: "What do the name servers of the mail server's own domain answer?",
  needs: pathKinds,
  risk: "looks",
  timeoutMs: answerMs,
  plan(seen) {
    const question = submissionInQuestion(seen.routes);
    const [resolver] = seen.resolvers;
    if (question === undefined || resolver === undefined || isIP(question.host) !== 0 || trouble(seen, question) === "no") return [];
    const ask = (name: string, type: string, at: string): Subject => ({ on: "name", name, type, resolver: at });
    const zones = zonesAbove(question.host);
    const wanted = zones.map((zone) => ask(zone, "NS", resolver));
    // The nearest zone that has name servers is the one that the host lies in.
    const servers = (zones.map((zone) => answered(seen, zone, "NS")).find((found) => found.length > 0) ?? []).slice(0, maxServers);
    for (const server of servers) {
      wanted.push(ask(server, "A", resolver));
      const [address] = answered(seen, server, "A");
      if (address !== undefined) for (const type of ["A", "AAAA"]) wanted.push(ask(question.host, type, address));
    }
    return wanted;
  },
  async measure(subject, world, walk, seen) {
    if (subject.on !== "name") return;
    await walk.step("dns-answer", async () => {
      const type = subject.type === "NS" ? "NS" : subject.type === "AAAA" ? "AAAA" : "A";
      const recursion = seen.resolvers.includes(subject.resolver) ? "desired" : "not-desired";
      const { authority: _authority, ...facts } = await world.ask({ name: subject.name, type, server: subject.resolver, recursion }, walk.until, walk.cut);
      return facts;
    });
  },
};
