import type { Lab } from "../lab.ts";
import { Dovecot } from "./dovecot.ts";
import { openDmarc } from "./opendmarc.ts";

/** Gives the person a second mailbox at another operator, with a Dovecot of its own; mail to it goes from server to server, and the receiving one checks DMARC. */
export function giveSecondMailbox(lab: Lab, how: { readonly folder?: string } = {}): string {
  const { postfix, second, provider } = lab;
  const local = lab.draw.word();
  const address = `${local}@${second.domain}`;
  const password = lab.draw.password();
  lab.secondMailbox = { address, password, server: `${second.name}:993` };
  const dovecot = new Dovecot("second");
  dovecot.serve(second);
  dovecot.allow(address, password);
  // Its index of folders goes by whole seconds, and Postfix, not Dovecot, makes the folder for junk.
  dovecot.lines.push("mailbox_list_index = no");
  lab.also.push(dovecot);
  // Postfix takes port 25 of its own machine for a loop.
  const port = lab.draw.port();
  postfix.listen(second, port, "transport");
  // One Postfix delivers for all operators: only mail from the provider's users takes the way over the net.
  postfix.setEverywhere({
    smtp_bind_address: provider.v4,
    smtp_tls_security_level: "may",
    virtual_mailbox_maps: `texthash:/run/lab/postfix/mailboxes, ${postfix.table("second-mailbox", "texthash", `${address} ${second.domain}/${local}/${how.folder ?? ""}\n`)}`,
  });
  postfix.set(provider, { smtpd_recipient_restrictions: `check_recipient_access ${postfix.table("over-the-net", "texthash", `${address} FILTER smtp:[${second.v4}]:${port}\n`)}` });
  openDmarc(lab, second, port);
  return address;
}
