import { rulesOf, transaction, untilAccepted } from "./rules-of.ts";

const reviewed = "2026-11-23";

const yandex = rulesOf({ provider: "yandex", source: "https://www.yandex.com/support/mail/web/letter/create/troubleshooting.html", lastReviewed: reviewed }, [
  { id: "yandex/application-password", phases: ["login"], codes: [535], enhanced: ["5.7.8"], text: /authentication failed: this user does not have access rights to this service/i, means: { "auth-protocol-access-disabled": 0.75, "auth-app-password-required": 0.22 }, example: "535 5.7.8 Error: authentication failed: This user does not have access rights to this service" },
  { id: "yandex/invalid-user-or-password", phases: ["login"], codes: [535], enhanced: ["5.7.8"], text: /authentication failed: invalid user or password/i, means: { "auth-app-password-required": 0.55, "auth-bad-password": 0.25, "auth-protocol-access-disabled": 0.12, "auth-username-format": 0.04 }, example: "535 5.7.8 Error: authentication failed: Invalid user or password!" },
  { id: "yandex/not-owned", phases: ["mail", "rcpt"], codes: [553], enhanced: ["5.7.1"], text: /sender address rejected: not owned by auth user/i, means: { "pol-sender-not-owned": 0.97 }, example: "553 5.7.1 Sender address rejected: not owned by auth user." },
  { id: "yandex/suspicion-of-spam", phases: ["data", "after"], codes: [554], enhanced: ["5.7.1"], text: /message rejected under suspicion of spam/i, means: { "pol-sender-account-restricted": 0.4, "pol-content-spam": 0.5 }, source: "https://github.com/chatmail/core/blob/main/src/smtp.rs", example: "554 5.7.1 [1] Message rejected under suspicion of SPAM; https://ya.cc/1IrBc 1637149204-vIVWfYzw4K-JejeGnMA" },
  { id: "yandex/spam-limit", phases: ["data", "after"], text: /spam limit exceeded/i, means: { "pol-sender-account-restricted": 0.5, "quota-sending-limit": 0.4 }, example: "554 5.7.1 Spam limit exceeded" },
]);

const mailRu = rulesOf({ provider: "mail-ru", source: "https://help.mail.ru/mail/security/protection/external", lastReviewed: reviewed }, [
  { id: "mail-ru/application-password", phases: ["login"], codes: [535], enhanced: ["5.7.0"], text: /application password is required|neobhodim parol prilozheniya/i, means: { "auth-app-password-required": 0.97 }, example: "535 5.7.0 NEOBHODIM parol prilozheniya https://help.mail.ru/mail/security/protection/external / Application password is REQUIRED" },
  { id: "mail-ru/account-may-not-send", phases: transaction, codes: [550], text: /message sending for this account is disabled/i, means: { "pol-sender-account-restricted": 0.95 }, source: "https://mailout.ru/2015/09", example: "550 message sending for this account is disabled" },
  { id: "mail-ru/spam", phases: ["data", "after"], codes: [550], text: /spam message rejected/i, means: { "pol-content-spam": 0.6, "rep-ip-receiver-block": 0.2, "rep-domain-low": 0.1 }, source: "https://errorsmaster.ru/oshibka-550-spam-message-rejected", example: "550 spam message rejected. Please visit http://help.mail.ru/notspam-support/id?c=4mRuYxk or report details to abuse@corp.mail.ru." },
  { id: "mail-ru/dmarc", phases: transaction, codes: [550], enhanced: ["5.7.1"], text: /not accepted due to domain owner dmarc policy/i, means: { "dns-dmarc-reject": 0.92 }, source: "https://help.mail.ru/mail-help/postmaster/dmarc", example: "550 5.7.1 This message was not accepted due to domain owner DMARC policy (RFC 7489) https://help.mail.ru/mail-help/postmaster/dmarc" },
  { id: "mail-ru/dynamic-address", phases: untilAccepted, text: /we do not accept mail from (?:dynamic ips|hosts with dynamic ip)/i, means: { "rep-ip-receiver-block": 0.5, "dns-ptr-missing": 0.25, "isp-smarthost-required": 0.2 }, example: "550 We do not accept mail from hosts with dynamic IP or generic dns PTR-records. Please get a custom reverse DNS name from your ISP for your host" },
  { id: "mail-ru/no-such-user", phases: ["rcpt", "after"], codes: [550], text: /no such user|user not found/i, means: { "rcpt-address-invalid": 0.95 }, source: "https://mailout.ru/2015/09", example: "550 No such user" },
]);

const iUa = rulesOf({ provider: "i-ua", source: "https://mail.i.ua/err/", lastReviewed: reviewed }, [
  { id: "i-ua/1-relay", phases: ["rcpt"], text: /i\.ua\/err\/1\//i, means: { "cfg-auth-not-enabled-in-client": 0.8 }, example: "550 The use of SMTP as mail gate is forbidden. mail.i.ua/err/1/" },
  { id: "i-ua/6-own-provider", phases: untilAccepted, text: /i\.ua\/err\/6\//i, means: { "isp-smarthost-required": 0.5, "rep-ip-receiver-block": 0.4 }, example: "550 Use SMTP of your provider to send mail. mail.i.ua/err/6/" },
  { id: "i-ua/5-limit", phases: transaction, text: /i\.ua\/err\/5\//i, means: { "quota-sending-limit": 0.9 }, example: "550 Letter sending limit is exceeded. mail.i.ua/err/5/" },
  { id: "i-ua/7-helo", phases: ["hello", "mail"], text: /i\.ua\/err\/7\//i, means: { "cfg-helo-invalid": 0.95 }, example: "550 Wrong value of command HELO/EHLO parameter. mail.i.ua/err/7/" },
  { id: "i-ua/8-sender", phases: ["mail"], text: /i\.ua\/err\/8\//i, means: { "dns-sender-domain-unresolvable": 0.8 }, example: "550 Couldn't check sender address. mail.i.ua/err/8/" },
  { id: "i-ua/9-listed", phases: untilAccepted, text: /i\.ua\/err\/9\//i, means: { "rep-ip-receiver-block": 0.6, "rep-dnsbl-listed": 0.35 }, example: "550 IP-address of the sender is blacklisted. mail.i.ua/err/9/" },
  { id: "i-ua/2-user", phases: ["rcpt"], text: /i\.ua\/err\/[23]\//i, means: { "rcpt-address-invalid": 0.95 }, example: "550 User is not found. mail.i.ua/err/2/" },
]);

export const rules = [...yandex, ...mailRu, ...iUa];
