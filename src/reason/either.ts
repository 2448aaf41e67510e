import type { Kind } from "../model/observation.ts";
import { absent, present, type Reading, type Sign, unknown } from "./sign.ts";

/** A statement that two signs can bear out, what somebody says and what was measured: true where one of them is, false where all that were measured say no. */
export function either(id: string, asks: string, ...signs: readonly Sign[]): Sign {
  const needs = [...new Set(signs.flatMap((one) => one.needs))];
  return {
    id,
    asks,
    needs,
    from: "any",
    read(seen): Reading {
      const measured = (kind: Kind) => seen.of(kind).length > 0;
      const readings = signs.filter((one) => (one.from === "any" ? one.needs.some(measured) : one.needs.every(measured))).map((one) => one.read(seen));
      const rests = (state: Reading["state"]) => readings.filter((one) => one.state === state).flatMap((one) => one.rests ?? []);
      const yes = readings.find((one) => one.state === "present");
      if (yes !== undefined) return present(yes.words, rests("present"), yes.quote);
      const open = readings.find((one) => one.state === "unknown");
      const [no] = readings;
      return no === undefined || open !== undefined ? unknown(open?.words ?? "not measured") : absent(no.words, rests("absent"), no.quote);
    },
  };
}
