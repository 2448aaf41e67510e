import { complaints } from "../tls-complaints.ts";
import { present, type Sign, unknown } from "../sign.ts";
import { accountCanSend } from "./account-can-send.ts";

/** The account can send from here, and no report says that the mail program stumbles over TLS or a certificate. */
export const sendsWithoutTlsComplaint: Sign<"smtp-login" | "smtp-envelope" | "smtp-canary" | "letter-cut" | "message-arrival" | "reported-reply"> = {
  id: "sends-without-tls-complaint",
  asks: "Can the account send, with nobody complaining of TLS?",
  needs: ["smtp-login", "smtp-envelope", "smtp-canary", "letter-cut", "message-arrival", "reported-reply"],
  from: "any",
  read(seen) {
    const reading = accountCanSend.read(seen);
    if (reading.state !== "present") return reading;
    return complaints(seen).length > 0 ? unknown("the account can send from here, and the reported error speaks of TLS") : present(reading.words, reading.rests);
  },
};
