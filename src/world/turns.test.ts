import { expect, test } from "vitest";
import { Turns } from "./turns.ts";

const now = () => performance.now();
const never = new AbortController().signal;

test("lets two connections to one address through, and the third one when a turn is given back", async () => {
  const turns = new Turns(now);
  const [first] = await Promise.all([turns.take("192.0.2.1", now() + 1_000, never), turns.take("192.0.2.1", now() + 1_000, never)]);
  let third: "waiting" | "through" = "waiting";
  const taken = turns.take("192.0.2.1", now() + 1_000, never).then(() => {
    third = "through";
  });
  await turns.take("192.0.2.2", now() + 1_000, never);
  expect(third).toBe("waiting");
  first?.();
  first?.();
  await taken;
  expect(third).toBe("through");
  await expect(turns.take("192.0.2.1", now() + 20, never)).rejects.toThrow("no free turn");
});

test("a wait that is cut short ends as our own doing, which is evidence about nobody", async () => {
  const turns = new Turns(now);
  const cut = new AbortController();
  await turns.take("192.0.2.1", now() + 1_000, never);
  await turns.take("192.0.2.1", now() + 1_000, never);
  const third = turns.take("192.0.2.1", now() + 1_000, cut.signal);
  cut.abort();
  await expect(third).rejects.toMatchObject({ failure: { code: "cut-short", blame: "us" } });
});
