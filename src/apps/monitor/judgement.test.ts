import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fresh, judge, type Outcome, type Standing, wantsConfirmation, type WatchEvent } from "./judgement.ts";

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
