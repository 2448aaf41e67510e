import type { Probe } from "../probe.ts";

const answerMs = 6_000;

/** Asks for the mail servers of the recipients' domains: by them one knows whose rules a message will meet. */
export function recipientMxProbe(domains: readonly string[]): Probe<"dns-answer", "dns-answer"> {
  return {
    id: "recipient-mx",
    gives: ["dns-answer"],
    asks: "Which servers receive the mail of the recipient's domain?",
    needs: ["dns-answer"],
    risk: "looks",
    timeoutMs: answerMs,
    plan(seen) {
      const [resolver] = seen.resolvers;
      return resolver === undefined ? [] : [...new Set(domains)].map((name) => ({ on: "name", name, type: "MX", resolver }));
    },
    async measure(subject, world, walk) {
      if (subject.on !== "name") return;
      await walk.step("dns-answer", async () => {
        const { authority: _authority, ...facts } = await world.ask({ name: subject.name, type: "MX", server: subject.resolver, recursion: "desired" }, walk.until, walk.cut);
        return facts;
      });
    },
  };
}
