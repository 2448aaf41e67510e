import { accountAt, type Fault } from "../fault.ts";

export const dailyLimit: Fault = {
  id: "daily-limit",
  title: "The account has used up what Gmail lets it send in a day",
  expects: "quota-sending-limit",
  user: accountAt("gmail.com", "smtp.gmail.com", "imap.gmail.com"),
  build: (world) =>
    world.provider({
      submission: {
        greeting: "220 smtp.gmail.com ESMTP 5b1f17b1804b1-47a2b3c4d5esm1234567f8f.1 - gsmtp",
        mail: (_from, { user }) =>
          user === undefined ? undefined : "550-5.4.5 Daily user sending limit exceeded. For more information on Gmail\n550-5.4.5 sending limits go to\n550 5.4.5  https://support.google.com/a/answer/166852 5b1f17b1804b1-47a2b3c4d5esm1234567f8f.1 - gsmtp",
      },
    }),
};
