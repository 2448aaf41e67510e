import { type Fault, imapHost, smtpHost } from "../fault.ts";

const aheadDays = 400;

export const clockBehind: Fault = {
  id: "clock-behind",
  title: "The clock of this machine is 400 days behind, so that every certificate seems to lie in the future",
  expects: "host-clock-wrong",
  async build(world) {
    // The clock of this machine cannot be put back without privileges: instead the world around it is ahead.
    const future = { fromDay: aheadDays - 10, toDay: aheadDays + 80 };
    const smtp = { context: await world.certificate({ names: [smtpHost], ...future }) };
    const imap = { context: await world.certificate({ names: [imapHost], ...future }) };
    await world.others({ clockAheadMs: aheadDays * 86_400_000 });
    await world.provider({ submission: { tls: smtp }, imap: { tls: imap } });
  },
};
