import type { Fault } from "../fault.ts";

export const recipientUnknown: Fault = {
  id: "recipient-unknown",
  title: "The address that the message goes to does not exist",
  expects: "rcpt-address-invalid",
  reported: "550 5.1.1 <bobb@north.example>: Recipient address rejected: User unknown in virtual mailbox table",
  build: (world) => world.provider(),
};
