import type { Cause } from "../../cause.ts";
import { submissionInQuestion } from "../../../model/route.ts";

export const authMechanismMismatch: Cause = {
  id: "auth-mechanism-mismatch",
  title: "No common way of logging in",
  maturity: "confirmed",
  requires: [],
  requiresOneOf: ["login-mechanisms-differ", "reply-says-mechanism-is-unusable"],
  supportedBy: { "login-mechanisms-differ": "strong" },
  excludedBy: ["account-can-send", "login-is-accepted", "only-oauth-is-offered"],
  neighbours: ["auth-basic-retired-oauth-required"],
  remedy(caseFile) {
    const { mechanism } = caseFile.target;
    const route = submissionInQuestion(caseFile.routes);
    const hello = caseFile.observations.findLast((one) => (one.kind === "smtp-hello-tls" || one.kind === "smtp-hello") && one.ok && one.saw.offer.auth.length > 0 && one.about.on === "endpoint" && one.about.host === route?.host);
    const auth = hello?.ok && (hello.kind === "smtp-hello-tls" || hello.kind === "smtp-hello") ? hello.saw.offer.auth : [];
    const plain = auth.includes("PLAIN") || auth.includes("LOGIN");
    const to = plain || auth.length === 0 ? "normal password (PLAIN or LOGIN), inside an encrypted connection" : auth.some((one) => one === "NTLM" || one === "GSSAPI") ? "the domain's own sign-in (Kerberos or NTLM)" : auth.join(" or ");
    return {
      who: "you",
      steps: [
        { do: "set", field: "authentication method of the outgoing server", ...(mechanism === undefined ? {} : { from: mechanism }), to },
        { do: "set", field: "connection security", to: "SSL/TLS on port 465 or STARTTLS on port 587: a normal password is safe inside it" },
        { do: "ask", whom: "server-admin", message: `${route?.host ?? "The outgoing server"} offers ${auth.length === 0 ? "no usable way of logging in" : auth.join(", ")}. Please offer PLAIN inside TLS, which every mail program knows.` },
      ],
      proveBy: ["smtp-hello-tls", "smtp-login"],
    };
  },
};
