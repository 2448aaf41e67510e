import type { Fault } from "../fault.ts";

export const recipientUnknown: Fault = {
  id: "recipient-unknown",
  title: "The address that the message goes to does not exist",
  expects: "rcpt-address-invalid",
  reported: "An error occurred while sending mail. The mail server responded: 550 5.1.1 <bobb@blossom.example>: Recipient address rejected: User unknown. Please check the message recipient bobb@blossom.example and try again.",
  build: (world) => world.provider(),
};
