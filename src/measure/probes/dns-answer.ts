import { isIP } from "node:net";
import type { Subject } from "../../model/observation.ts";
import { accessInQuestion } from "../../model/route.ts";
import { type PathKind, pathKinds, routesToWalk } from "../planning.ts";
import type { PlanView, Probe } from "../probe.ts";

/** Longer than a resolver that has to ask a slow authority itself, shorter than a person's patience. */
const answerMs = 6_000;

const types = ["A", "AAAA", "MX"] as const;

function questions(seen: PlanView<PathKind>, resolver: string): Subject[] {
  const first = routesToWalk(seen);
  const access = accessInQuestion(seen.routes);
  const hosts = new Set([...first.map((route) => route.host), ...(access === undefined ? [] : [access.host])]);
  const senderDomain = seen.target.from.slice(seen.target.from.lastIndexOf("@") + 1);
  const wanted: Subject[] = [];
  const add = (name: string, type: string) => wanted.push({ on: "name", name, type, resolver });
  for (const host of hosts) if (isIP(host) === 0) for (const type of ["A", "AAAA"]) add(host, type);
  // RFC 5321 section 5.1: a domain can receive, and so send, if it has an MX or, failing that, an address.
  add(senderDomain, "MX");
  const mail = seen.of("dns-answer").find((one) => one.about.on === "name" && one.about.name === senderDomain && one.about.type === "MX");
  if (mail?.ok && !mail.saw.answers.some((record) => record.type === "MX")) for (const type of ["A", "AAAA"]) add(senderDomain, type);
  return wanted;
}

/** Asks a resolver directly, over a transport of our own that shows every flag. */
export const dnsAnswer: Probe<"dns-answer", PathKind> = {
  id: "dns-answer",
  gives: ["dns-answer"],
  asks: "What does the resolver answer?",
  needs: pathKinds,
  risk: "looks",
  timeoutMs: answerMs,
  plan(seen) {
    const [first, second] = seen.resolvers;
    if (first === undefined) return [];
    const wanted = questions(seen, first);
    // A resolver that fails is asked for nothing else; the next one shows whether the name or the resolver is at fault.
    const failed = seen.of("dns-answer").some((one) => one.about.on === "name" && one.about.resolver === first && (!one.ok || ["SERVFAIL", "REFUSED"].includes(one.saw.rcode)));
    return failed && second !== undefined ? [...wanted, ...questions(seen, second)] : wanted;
  },
  async measure(subject, world, walk) {
    if (subject.on !== "name") return;
    await walk.step("dns-answer", async () => {
      const { authority: _authority, ...facts } = await world.ask(
        { name: subject.name, type: types.find((type) => type === subject.type) ?? "A", server: subject.resolver, recursion: "desired" },
        walk.until,
        walk.cut,
      );
      return facts;
    });
  },
};
