import { type Fault, sendsBy } from "../fault.ts";

export const sandbox: Fault = {
  id: "sandbox",
  title: "The account of the mail service is still in its trial, which sends to verified addresses alone",
  expects: "pol-provider-sandbox-or-unverified-identity",
  user: sendsBy(587, "starttls", "email-smtp.eu-west-1.amazonaws.com"),
  allow: ["sends-mail"],
  build: (world) =>
    world.provider({
      submission: {
        greeting: "220 email-smtp.amazonaws.com ESMTP SimpleEmailService-d-ABCDEFGHI 0123456789abcdefghij",
        data: "554 Message rejected: Email address is not verified. The following identities failed the check in region EU-WEST-1: ann@blossom.example",
      },
    }),
};
