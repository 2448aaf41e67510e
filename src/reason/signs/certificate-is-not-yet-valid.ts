import { named, tlsOnQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** By this machine's clock the certificate's first day lies in the future. */
export const certificateIsNotYetValid: Sign<"tls-handshake"> = {
  id: "certificate-is-not-yet-valid",
  asks: "Does the server's certificate begin only in the future?",
  needs: ["tls-handshake"],
  from: "all",
  read(seen) {
    const met = tlsOnQuestion(seen);
    if (met === undefined) return unknown("no certificate was shown");
    const from = met.saw.chain[0]?.validFrom.slice(0, 10);
    return met.saw.inValidity === "not-yet" ? present(`the certificate of ${named(met.about)} is valid only from ${from}, and this machine's clock says ${met.at.slice(0, 10)}`, [met]) : absent(`the certificate is valid since ${from}`, [met]);
  },
};
