import type { View } from "../model/case-file.ts";
import { type At, isAt, type Seen } from "./look.ts";

type Counted = At<Seen<"egress-count">>;

/** A count by which every packet of a connection that failed left this machine: then no rule of its own stopped it. */
export function everyPacketLeft(seen: View<"egress-count">): Counted | undefined {
  const found = seen.of("egress-count").find((one) => one.ok && isAt(one) && one.saw.outcome !== "open" && one.saw.sent !== undefined && one.saw.sent >= one.saw.requested);
  return found as Counted | undefined;
}
