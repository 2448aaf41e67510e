import { expect, test } from "vitest";
import { readSign } from "../diagnose.ts";
import { doesNotOpen, healthyWalk, helloInTls, imagine } from "../../testing/imagined.ts";
import { anOddPortStandsBesideAWorkingOne } from "./an-odd-port-stands-beside-a-working-one.ts";

test("is present for port 591 where 587 of the same host offers a login, and absent for 587 itself", () => {
  const odd = imagine([doesNotOpen("refused", { port: 591 }), helloInTls()], { route: { port: 591 } });
  expect(readSign(anOddPortStandsBesideAWorkingOne, odd).state).toBe("present");
  expect(readSign(anOddPortStandsBesideAWorkingOne, imagine(healthyWalk())).state).toBe("absent");
});
