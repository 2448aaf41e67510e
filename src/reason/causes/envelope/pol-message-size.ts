import type { Cause } from "../../cause.ts";

/** Base64 makes three bytes into four, and breaks lines (RFC 2045 section 6.8). */
const attachmentGrowth = 1.37;
const bytesPerMegabyte = 1_000_000;

export const polMessageSize: Cause = {
  id: "pol-message-size",
  title: "Message bigger than is allowed",
  maturity: "confirmed",
  requires: ["reply-says-size"],
  shownBy: ["message-is-too-big"],
  supportedBy: {},
  excludedBy: ["large-packets-vanish"],
  neighbours: ["pol-mailbox-quota-blocks-send", "srv-disk-full"],
  remedy(caseFile) {
    const sizes = caseFile.observations.flatMap((one) => ((one.kind === "smtp-hello-tls" || one.kind === "smtp-hello") && one.ok && one.saw.offer.sizeLimit !== undefined ? [one.saw.offer.sizeLimit] : []));
    const limit = sizes.length === 0 ? undefined : Math.min(...sizes);
    const usable = limit === undefined ? undefined : Math.floor(limit / attachmentGrowth / bytesPerMegabyte);
    return {
      who: "you",
      steps: [
        { do: "act", what: usable === undefined ? "Make the attachment smaller: most servers take 10 to 25 megabytes, and an attachment grows by a third on its way" : `Keep all attachments together below ${usable} megabytes: the server takes ${Math.floor((limit ?? 0) / bytesPerMegabyte)}, and an attachment grows by a third on its way` },
        { do: "act", what: "Or put the file into a cloud storage and send the link, or split it over several messages" },
        { do: "act", what: "Delete the big message from the outbox: some programs try it first, again and again, and hold up all that waits behind it" },
      ],
      proveBy: [caseFile.observations.some((one) => one.kind === "message-form") ? "message-form" : "smtp-hello-tls"],
    };
  },
};
