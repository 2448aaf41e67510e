import { accountAt, type Fault } from "../fault.ts";

export const accessNotSwitchedOn: Fault = {
  id: "access-not-switched-on",
  title: "The owner of the mailbox at 163.com has not switched on sending by programs",
  expects: "auth-protocol-access-disabled",
  user: accountAt("163.com", "smtp.163.com", "imap.163.com"),
  build: (world) =>
    world.provider({
      submission: { greeting: "220 163.com Anti-spam GT for Coremail System (163com[20141201])", login: () => "550 User has no permission" },
      imap: { login: () => "LOGIN Login error, user suspended or IMAP service is not open" },
    }),
};
