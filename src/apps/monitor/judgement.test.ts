import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Diagnosis } from "../../model/diagnosis.ts";
import { diagnose } from "../../reason/diagnose.ts";
import { controlOpens, doesNotOpen, doesNotResolve, greets, healthyWalk, hello, imagine, opens, resolves } from "../../testing/imagined.ts";
import { fresh, judge, type Outcome, outcomeOf, type Standing, wantsConfirmation, type WatchEvent } from "./judgement.ts";

const rule = { times: 2, of: 3 };
const startMs = Date.parse("2026-11-24T00:00:00Z");

type Word = "well" | "port" | "password" | "look" | "offline";

function outcome(word: Word, minute: number): Outcome {
  const at = new Date(startMs + minute * 60_000).toISOString();
  switch (word) {
    case "well":
      return { at, state: "well", depth: "login" };
    case "look":
      return { at, state: "well", depth: "look" };
    case "port":
      return { at, state: "ill", cause: "cfg-wrong-port", stage: "connect", depth: "nothing" };
    case "password":
      return { at, state: "ill", cause: "auth-bad-password", stage: "auth", depth: "look" };
    case "offline":
      return { at, state: "offline", depth: "nothing" };
  }
}

/** Plays a row of runs, five minutes apart, and lists what was told at which run. */
function play(words: readonly Word[], every = 5): { readonly told: readonly (readonly [number, WatchEvent["event"]])[]; readonly standing: Standing } {
  let standing: Standing = fresh;
  const told: [number, WatchEvent["event"]][] = [];
  for (const [at, word] of words.entries()) {
    const judged = judge(standing, outcome(word, at * every), rule);
    standing = judged.standing;
    for (const one of judged.events) told.push([at, one.event]);
  }
  return { told, standing };
}

describe("several faults at once", () => {
  type Named = readonly [Outcome["cause"], ...NonNullable<Outcome["besides"]>] | readonly [];
  const spf = "dns-spf-broken";
  const ptr = "dns-ptr-missing";
  const dkim = "record DKIM mail._domainkey.example.com";
  const playAll = (rows: readonly Named[]) => {
    let standing: Standing = fresh;
    const told: (readonly [number, ...string[]])[] = [];
    for (const [at, [cause, ...besides]] of rows.entries()) {
      const when = new Date(startMs + at * 3_600_000).toISOString();
      const judged = judge(standing, cause === undefined ? { at: when, state: "well", depth: "send" } : { at: when, state: "ill", cause, ...(besides.length === 0 ? {} : { besides }), depth: "send" }, { ...rule, flapping: { changes: 50, withinMs: 1 } });
      standing = judged.standing;
      for (const one of judged.events) told.push([at, one.event, ...("gone" in one ? one.gone : []), ...("cause" in one ? [one.cause] : []), ...("besides" in one ? (one.besides ?? []) : [])]);
    }
    return { told, standing };
  };

  test("a second fault behind the first is told once, and the first is not told again", () => {
    expect(playAll([[], [spf], [spf], [spf, dkim], [spf, dkim], [spf, dkim], [spf, dkim]]).told).toEqual([[2, "broke", spf], [4, "joined", dkim]]);
  });

  test("a fault that comes before the one that is known is told, and the known one is not told again", () => {
    const { told, standing } = playAll([[], [dkim], [dkim], [spf, dkim], [spf, dkim], [spf, dkim]]);
    expect(told).toEqual([[2, "broke", dkim], [4, "joined", spf]]);
    expect(standing).toMatchObject({ cause: spf, besides: [dkim] });
  });

  test("two at once are one message", () => {
    expect(playAll([[], [spf, ptr, dkim], [spf, ptr, dkim], [spf, ptr, dkim]]).told).toEqual([[2, "broke", spf, ptr, dkim]]);
  });

  test("the mending of one of two is told with what remains, whichever it was; then the recovery once", () => {
    expect(playAll([[], [spf, ptr], [spf, ptr], [ptr], [ptr], [ptr], [], []]).told).toEqual([[2, "broke", spf, ptr], [4, "eased", spf, ptr], [7, "recovered"]]);
    expect(playAll([[], [spf, ptr], [spf, ptr], [spf], [spf], [spf], [], []]).told).toEqual([[2, "broke", spf, ptr], [4, "eased", ptr, spf], [7, "recovered"]]);
  });

  test("a second fault that shows in one run alone is nothing", () => {
    expect(playAll([[], [spf], [spf], [spf, dkim], [spf], [spf], [spf, ptr], [spf]]).told).toEqual([[2, "broke", spf]]);
  });

  test("one takes the place of the other: that is a change", () => {
    expect(playAll([[], [spf], [spf], [ptr], [ptr]]).told).toEqual([[2, "broke", spf], [4, "changed", ptr]]);
  });

  test("asks for another look soon while something joined that is not told yet", () => {
    expect(wantsConfirmation(playAll([[], [spf], [spf], [spf, dkim]]).standing)).toBe("yes");
    expect(wantsConfirmation(playAll([[], [spf], [spf], [spf, dkim], [spf, dkim]]).standing)).toBe("no");
  });

  test("laws: nothing is told twice between two recoveries, unless it was mended meanwhile", () => {
    const sets = [[], [spf], [ptr], [spf, ptr], [ptr, spf], [spf, dkim], [dkim]] as const;
    fc.assert(
      fc.property(fc.array(fc.constantFrom<Named>(...(sets as unknown as Named[])), { maxLength: 60 }), (rows) => {
        let known = new Set<string>();
        for (const [, event, ...words] of playAll(rows).told) {
          if (event === "recovered") known = new Set();
          else if (event === "eased") {
            // Those that are gone come first; what remains was known.
            for (const word of words) expect(known.has(word)).toBe(true);
            known = new Set(words.slice(1).length > 0 ? words : []);
          } else if (event === "joined") {
            for (const word of words) known.add(word);
          } else if (event === "broke") {
            expect(known.size).toBe(0);
            known = new Set(words);
          } else if (event === "changed") known = new Set([...known, ...words]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("what a run comes to", () => {
  const unreached = (drafts: Parameters<typeof imagine>[0]) => {
    const caseFile = imagine(drafts);
    return outcomeOf(caseFile, { ...diagnose(caseFile), verdict: "undecided", named: [] });
  };

  test("a server that is not reached while others are is ill, whatever the cause", () => {
    expect(unreached([resolves(), doesNotOpen("no-answer"), controlOpens(587)])).toMatchObject({ state: "ill", cause: "not-reached" });
    // All name servers of its domain are dead: its name cannot be looked up, that of others can.
    expect(unreached([doesNotResolve("resolver-failed"), resolves("control.example.org", ["203.0.113.5"])])).toMatchObject({ state: "ill", cause: "not-reached" });
  });

  test("near misses: nobody else was asked, nobody else was reached, or the server was", () => {
    expect(unreached([resolves(), doesNotOpen("no-answer")]).state).toBe("open");
    expect(unreached([resolves(), doesNotOpen("no-answer"), resolves("control.example.org", ["203.0.113.5"])]).state).toBe("open");
    expect(unreached([doesNotResolve("resolver-failed"), doesNotResolve("resolver-failed", "control.example.org")]).state).not.toBe("ill");
    expect(unreached([resolves(), opens(), greets(), hello(), controlOpens(587)]).state).toBe("well");
  });

  test("of an account only what is certain and of another family counts beside the first", () => {
    const caseFile = imagine(healthyWalk());
    const finding = (cause: "tls-cert-expired" | "auth-bad-password", family: string, certainty: "certain" | "likely") => ({ ...({} as Diagnosis["named"][number]), cause, family, certainty, stage: "tls" as const });
    const named = (...more: ReturnType<typeof finding>[]) => outcomeOf(caseFile, { verdict: "named", named: more as never, ruledOut: [], undecided: [] });
    expect(named(finding("tls-cert-expired", "cert", "certain"), finding("auth-bad-password", "auth", "certain")).besides).toEqual(["auth-bad-password"]);
    expect(named(finding("tls-cert-expired", "cert", "certain"), finding("auth-bad-password", "cert", "certain")).besides).toBeUndefined();
    expect(named(finding("tls-cert-expired", "cert", "certain"), finding("auth-bad-password", "auth", "likely")).besides).toBeUndefined();
  });
});

describe("the judgement over time", () => {
  test("tells a break once two of three runs agree, and the recovery likewise", () => {
    expect(play(["well", "port", "port", "port", "well", "well"]).told).toEqual([[2, "broke"], [5, "recovered"]]);
  });

  test("says nothing of one odd run", () => {
    expect(play(["well", "well", "port", "well", "well", "well"]).told).toEqual([]);
  });

  test("says nothing while the same cause is named again and again", () => {
    expect(play(["well", "port", "port", "port", "port", "port", "port"]).told).toEqual([[2, "broke"]]);
  });

  test("tells that another cause is named", () => {
    expect(play(["well", "port", "port", "password", "password"]).told).toEqual([[2, "broke"], [4, "changed"]]);
  });

  test("a look without a login is no recovery from a refused login", () => {
    const played = play(["well", "password", "password", "look", "look", "look"]);
    expect(played.told).toEqual([[2, "broke"]]);
    expect(played.standing.state).toBe("ill");
  });

  test("but it is one from a closed port", () => {
    expect(play(["well", "port", "port", "look", "look"]).told).toEqual([[2, "broke"], [4, "recovered"]]);
  });

  test("a vantage without a way out is told as such, and the mailbox is not judged by it", () => {
    const played = play(["well", "offline", "offline", "offline", "well"]);
    expect(played.told).toEqual([[1, "offline"], [4, "online"]]);
    expect(played.standing.state).toBe("well");
  });

  test("flapping is told once, then it is quiet until the state holds", () => {
    const cycle: Word[] = ["port", "port", "well", "well"];
    const played = play([...cycle, ...cycle, ...cycle, ...cycle, ...cycle, ...cycle]);
    const events = played.told.map(([, event]) => event);
    expect(events.filter((event) => event === "flaps")).toHaveLength(1);
    expect(events.slice(events.indexOf("flaps") + 1)).toEqual([]);
    // hours of calm end it, and the next break is told again
    let { standing } = played;
    const later = (minute: number, word: Word) => {
      const judged = judge(standing, outcome(word, minute), rule);
      standing = judged.standing;
      return judged.events.map((one) => one.event);
    };
    for (let minute = 200; minute < 800; minute += 5) later(minute, "well");
    expect(standing.flapping).toBe("no");
    expect([...later(800, "port"), ...later(805, "port")]).toEqual(["broke"]);
  });

  test("asks for another look soon exactly while the newest run is at odds with what is known", () => {
    const after = (words: readonly Word[]) => wantsConfirmation(play(words).standing);
    expect(after(["well", "port"])).toBe("yes");
    expect(after(["well", "port", "port"])).toBe("no");
    expect(after(["well", "port", "port", "well"])).toBe("yes");
    expect(after(["well", "well"])).toBe("no");
  });

  test("laws: no two breaks without a recovery between them, no recovery without a break, whatever comes", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<Word>("well", "port", "password", "look", "offline"), { maxLength: 60 }), (words) => {
        const { told } = play(words, 90);
        let broken = false;
        let offline = false;
        for (const [, event] of told) {
          if (event === "broke") {
            expect(broken).toBe(false);
            broken = true;
          } else if (event === "recovered") {
            expect(broken).toBe(true);
            broken = false;
          } else if (event === "changed") expect(broken).toBe(true);
          else if (event === "offline") {
            expect(offline).toBe(false);
            offline = true;
          } else if (event === "online") {
            expect(offline).toBe(true);
            offline = false;
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
