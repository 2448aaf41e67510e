import { Failed } from "../../world/classify.ts";
import { askRspamd, askSpamd, type FilterEnvelope } from "../dialogue/filter-talk.ts";
import { patience } from "../dialogue/smtp-walk.ts";
import { endpoint } from "../planning.ts";
import { endpointOf, type Probe } from "../probe.ts";

/** Where a spam filter is to be asked. */
export interface FilterPlace {
  readonly filter: "rspamd" | "spamassassin";
  readonly host: string;
  readonly port: number;
  readonly security: "tls" | "none";
}

/** A filter may ask the whole world about one message. */
const filterMs = 60_000;

/** Gives the message to a real spam filter that the user named, and to nobody else. */
export function filterProbe(message: Uint8Array, envelope: FilterEnvelope, places: readonly FilterPlace[]): Probe<"filter-verdict", "system-lookup"> {
  return {
    id: "filter-verdict",
    gives: ["filter-verdict"],
    asks: "What does a real spam filter make of the message?",
    needs: ["system-lookup"],
    risk: "looks",
    timeoutMs: filterMs,
    plan: () => places.map((place) => endpoint("any", place.host, place.host, place.port, place.security)),
    async measure(subject, world, walk) {
      const to = endpointOf(subject);
      const place = places.find((one) => one.host === to.host && one.port === to.port);
      if (place === undefined) return;
      await walk.step("filter-verdict", async () => {
        const [address] = await world.systemLookup(place.host, walk.until);
        if (address === undefined) throw new Failed("no-addresses", "them", `${place.host} has no address`);
        const plain = await world.connect({ ...to, address }, walk.within(patience.connect), walk.cut);
        try {
          const channel = place.security === "tls" ? (await world.handshake(plain, { host: place.host, sni: "send", versions: "modern" }, walk.within(patience.tls))).channel : plain;
          return place.filter === "rspamd" ? await askRspamd(channel, `${place.host}:${place.port}`, message, envelope, walk.until) : await askSpamd(channel, message, walk.until);
        } finally {
          plain.close();
        }
      });
    },
  };
}
