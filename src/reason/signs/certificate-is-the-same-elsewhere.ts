import { placeOf } from "../elsewhere.ts";
import { at, came, tlsOnQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** A second place is shown the very certificate that arrives here: it is the server's own, and nobody in between made it. */
export const certificateIsTheSameElsewhere: Sign<"tls-handshake" | "elsewhere-tls"> = {
  id: "certificate-is-the-same-elsewhere",
  asks: "Is another place shown the very same certificate?",
  needs: ["tls-handshake", "elsewhere-tls"],
  from: "all",
  read(seen) {
    const met = tlsOnQuestion(seen);
    const print = met?.saw.chain[0]?.fingerprint256;
    if (met === undefined || print === undefined) return unknown("no certificate was shown here");
    const there = came(at(seen, "elsewhere-tls", { host: met.about.host.toLowerCase(), port: met.about.port, address: met.about.address })).filter((one) => one.saw.chain.length > 0);
    const same = there.find((one) => one.saw.chain[0]?.fingerprint256 === print);
    if (same !== undefined) return present(`${placeOf(same)} is shown the very same certificate`, [met, same]);
    return there[0] === undefined ? unknown("no certificate of the same address was shown to another place") : absent(`${placeOf(there[0])} is shown another certificate`, [met, there[0]]);
  },
};
