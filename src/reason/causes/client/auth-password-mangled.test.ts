import { expect, test } from "vitest";
import { healthyWalk, imagine, reported } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const fromWords = (text: string) => diagnose(imagine([reported(text)], { routes: [] })).named;

test("names auth-password-mangled from words that say so", () => {
  const [first] = fromWords("the password contains a special character");
  expect(first?.cause).toBe("auth-password-mangled");
  expect(first?.certainty).toBe("possible");
  expect(first?.remedy.steps[0]).toMatchObject({ what: expect.stringContaining("Compare the length of the pa") });
});

test("is silent about other words", () => {
  expect(fromWords("550 5.1.1 No such user here").map((one) => one.cause)).not.toContain("auth-password-mangled");
});

test("is silent about a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});

test("is possible where the program is refused with a pair that works by hand", () => {
  const { named } = diagnose(imagine([...healthyWalk(), reported("535 5.7.8 Error: authentication failed", "login")]));
  expect(named.map((one) => one.cause)).toEqual(["client-smtp-password-separate", "auth-password-mangled"]);
});
