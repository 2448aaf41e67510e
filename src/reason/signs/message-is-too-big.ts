import { receiversOf, theMessage } from "../message-look.ts";
import { receivers } from "../receivers.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

const inWords = (bytes: number) => (bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} kB` : `${(bytes / (1024 * 1024)).toFixed(1)} MB`);

/** The message, as it goes over the wire, is bigger than the server in question or the receiver takes. */
export const messageIsTooBig: Sign<"message-form" | "smtp-hello" | "smtp-hello-tls" | "dns-answer"> = {
  id: "message-is-too-big",
  asks: "Is the message bigger than the server or the receiver says that it takes?",
  needs: ["message-form", "smtp-hello", "smtp-hello-tls", "dns-answer"],
  from: "any",
  read(seen) {
    const message = theMessage(seen);
    if (message === undefined) return unknown("no message was read");
    const { wireBytes } = message.saw;
    for (const kind of ["smtp-hello-tls", "smtp-hello"] as const) {
      for (const hello of seen.of(kind)) {
        if (!hello.ok || hello.about.on !== "endpoint" || hello.saw.offer.sizeLimit === undefined) continue;
        if (wireBytes > hello.saw.offer.sizeLimit) return present(`the message has ${inWords(wireBytes)} on the wire, and ${hello.about.host} takes ${inWords(hello.saw.offer.sizeLimit)}`, [message, hello]);
      }
    }
    const known = receiversOf(message.saw, seen).filter((one) => one.largestBytes !== undefined);
    const tight = known.find((one) => wireBytes > (one.largestBytes ?? 0));
    if (tight !== undefined) return present(`the message has ${inWords(wireBytes)} on the wire, and ${tight.name} takes ${inWords(tight.largestBytes ?? 0)}`, [message]);
    const least = Math.min(...receivers.map((one) => one.largestBytes ?? Number.POSITIVE_INFINITY));
    if (known.length > 0 || wireBytes <= least) return absent(`the message has ${inWords(wireBytes)} on the wire, which the receiver takes`, [message]);
    return unknown(`the message has ${inWords(wireBytes)} on the wire, more than some receivers take, and who receives it is not known`);
  },
};
