import { rulesOf, transaction, untilAccepted } from "./rules-of.ts";

const reviewed = "2026-11-23";

const comcast = rulesOf({ provider: "comcast", source: "http://postmaster.comcast.net/mail-error-codes.html", lastReviewed: reviewed, phases: untilAccepted }, [
  { id: "comcast/own-dynamic-space", text: /\bES000001\b/, means: { "isp-smarthost-required": 0.6, "cfg-wrong-smtp-host": 0.3 }, source: "https://es.xfinity.com/support/articles/email-errors", example: "554 resimta-po-11v.sys.comcast.net comcast 203.0.113.4 Comcast requires that all mail servers must have a PTR record. See http://postmaster.comcast.net/smtp-error-codes.php#ES000001" },
  { id: "comcast/dynamic-space", text: /\bES000010\b/, means: { "rep-ip-receiver-block": 0.5, "dns-ptr-missing": 0.3, "isp-smarthost-required": 0.15 }, source: "https://es.xfinity.com/support/articles/email-errors", example: "554 resimta-po-12v.sys.comcast.net comcast 203.0.113.4 dynamic/residential address. http://postmaster.comcast.net/smtp-error-codes.php#ES000010" },
  { id: "comcast/spam-pattern", text: /\bBL000000\b/, means: { "rep-ip-receiver-block": 0.85, "rep-own-server-abused": 0.1 }, example: "554 resimta-po-11v.sys.comcast.net comcast 203.0.113.4 blocked for spam-like patterns. http://postmaster.comcast.net/smtp-error-codes.php#BL000000" },
  { id: "comcast/spamhaus", text: /\bBL000001\b/, means: { "rep-dnsbl-listed": 0.93 }, example: "554 resimta-po-11v.sys.comcast.net comcast 203.0.113.4 listed. http://postmaster.comcast.net/smtp-error-codes.php#BL000001" },
  { id: "comcast/cloudmark", text: /\bBL0000?10\b/, means: { "rep-ip-receiver-block": 0.5, "rep-dnsbl-listed": 0.45 }, example: "554 resimta-po-11v.sys.comcast.net resimta-po-11v.sys.comcast.net 203.0.113.4 found on one or more DNSBLs, see http://postmaster.comcast.net/smtp-error-codes.php#BL000010" },
  { id: "comcast/several-lists", text: /\bBL000[01](?:11|0[01]1|[01]{3})\b|\bBL000100\b/, means: { "rep-dnsbl-listed": 0.85, "rep-ip-receiver-block": 0.1 }, example: "554 resimta-po-11v.sys.comcast.net comcast 203.0.113.4 listed by several. http://postmaster.comcast.net/smtp-error-codes.php#BL000111" },
  { id: "comcast/several-dnsbls", codes: [554], text: /found on one or more dnsbls(?!, see)/i, means: { "rep-dnsbl-listed": 0.8, "rep-ip-receiver-block": 0.12 }, example: "554 203.0.113.4 found on one or more DNSBLs" },
  { id: "comcast/sessions", codes: [421], text: /too many sessions opened/i, means: { "quota-concurrency": 0.95 }, example: "421 resimta-po-11v.sys.comcast.net Too many sessions opened" },
  { id: "comcast/reverse-dns", codes: [421], text: /reverse dns failure ?: ?try again later/i, means: { "dns-ptr-missing": 0.85, "dns-stale-or-propagating": 0.1 }, example: "421 resimta-po-11v.sys.comcast.net comcast Reverse DNS failure : Try again later" },
]);

const spectrum = rulesOf({ provider: "spectrum", source: "https://www.spectrumbusiness.net/support/internet/understanding-email-error-codes", lastReviewed: reviewed }, [
  { id: "spectrum/1000-ip-blocked", phases: untilAccepted, text: /\bAUP#[A-Za-z]{1,3}-1000\b/, means: { "rep-ip-receiver-block": 0.9, "auth-ip-banned": 0.05 }, example: "554 p-impin013.msg.pkvw.co.charter.net Error: Connection refused. AUP#In-1000" },
  { id: "spectrum/1010-account-blocked", phases: transaction, text: /\bAUP#[A-Za-z]{1,3}-1010\b/, means: { "pol-sender-account-restricted": 0.95 }, example: "550 5.7.1 Blocked from sending. AUP#O-1010" },
  { id: "spectrum/1020-account-limited", phases: transaction, text: /\bAUP#[A-Za-z]{1,3}-10[2-8]0\b/, means: { "pol-sender-account-restricted": 0.75, "quota-sending-limit": 0.2 }, example: "550 5.7.1 Limited. AUP#O-1050" },
  { id: "spectrum/1090-later", phases: transaction, text: /\bAUP#[A-Za-z]{1,3}-1090\b/, means: { "prov-outage": 0.8 }, example: "421 Try again later. AUP#I-1090" },
  { id: "spectrum/1100-dns", phases: untilAccepted, text: /\bAUP#[A-Za-z]{1,3}-11[0-5]0\b/, means: { "dns-ptr-missing": 0.95 }, example: "421 pkvw-mx04.msg.pkvw.co.charter.net Reverse DNS. AUP#In-1130" },
  { id: "spectrum/1160-domain-policy", phases: transaction, text: /\bAUP#[A-Za-z]{1,3}-11[6-9]0\b/, means: { "dns-dmarc-reject": 0.5, "dns-spf-dkim-missing": 0.4 }, example: "550 5.7.1 Policy of the domain. AUP#In-1160" },
  { id: "spectrum/1200-cloudmark", phases: untilAccepted, text: /\bAUP#[A-Za-z]{1,3}-12[01]0\b/, means: { "rep-dnsbl-listed": 0.5, "rep-ip-receiver-block": 0.45 }, example: "554 Cloudmark. AUP#In-1210" },
  { id: "spectrum/1220-spamhaus", phases: untilAccepted, text: /\bAUP#[A-Za-z]{1,3}-12[2-5]0\b/, means: { "rep-dnsbl-listed": 0.95 }, example: "554 Listed. AUP#In-1230" },
  { id: "spectrum/1260-ipv6", phases: untilAccepted, text: /\bAUP#[A-Za-z]{1,3}-1260\b/, means: { "net-ipv6-broken": 0.95 }, example: "554 IPv6 is not processed. AUP#In-1260" },
  { id: "spectrum/1300-connections", phases: untilAccepted, text: /\bAUP#[A-Za-z]{1,3}-13[0-4]0\b/, means: { "quota-concurrency": 0.95 }, example: "421 Too many connections. AUP#In-1310" },
  { id: "spectrum/1350-volume", phases: transaction, text: /\bAUP#[A-Za-z]{1,3}-1(?:3[5-9]|4\d)0\b/, means: { "quota-rate-throttle": 0.7, "quota-sending-limit": 0.25 }, example: "421 Rate. AUP#In-1380" },
  { id: "spectrum/1500-sender", phases: ["mail", "rcpt", "data"], text: /\bAUP#[A-Za-z]{1,3}-15[02]0\b/, means: { "pol-sender-not-owned": 0.97 }, example: "550 5.7.1 Sender differs from the login. AUP#O-1500" },
  { id: "spectrum/1530-size", phases: ["mail", "data"], text: /\bAUP#[A-Za-z]{1,3}-1530\b/, means: { "pol-message-size": 0.97 }, example: "552 Larger than 20MB. AUP#O-1530" },
  { id: "spectrum/1540-session", phases: transaction, text: /\bAUP#[A-Za-z]{1,3}-15[48]0\b/, means: { "quota-rate-throttle": 0.7, "quota-sending-limit": 0.25 }, example: "452 Too many in a session. AUP#O-1540" },
  { id: "spectrum/1550-recipients", phases: ["rcpt"], text: /\bAUP#[A-Za-z]{1,3}-15[56]0\b/, means: { "quota-recipient-limit": 0.8, "rcpt-address-invalid": 0.1 }, example: "452 Too many recipients in one message. AUP#O-1550" },
]);

const cox = rulesOf({ provider: "cox", source: "https://www.cox.com/residential/support/email-error-codes.html", lastReviewed: reviewed }, [
  { id: "cox/cxbl", phases: untilAccepted, text: /AUP#CXBL\b/, means: { "rep-ip-receiver-block": 0.93 }, example: "554 cox.net ESMTP 203.0.113.4 blocked. AUP#CXBL" },
  { id: "cox/cdrbl", phases: untilAccepted, text: /AUP#CDRBL\b/, means: { "rep-ip-receiver-block": 0.93 }, example: "421 203.0.113.4 temporarily blocked. AUP#CDRBL" },
  { id: "cox/cxdns", phases: untilAccepted, text: /AUP#CXDNS\b/, means: { "dns-ptr-missing": 0.93 }, example: "554 rDNS lookup failed. AUP#CXDNS" },
  { id: "cox/cxsndr", phases: transaction, text: /AUP#CXSNDR\b/, means: { "dns-spf-dkim-missing": 0.6, "dns-dmarc-reject": 0.35 }, example: "552 5.2.0 Authentication checks of the sender's domain failed. AUP#CXSNDR" },
  { id: "cox/cxsmtp", text: /AUP#CXSMTP\b/, means: { "client-software-bug": 0.4, "rep-ip-receiver-block": 0.3, "cfg-helo-invalid": 0.2 }, example: "554 Violation of the SMTP protocol. AUP#CXSMTP" },
  { id: "cox/cxcnct", phases: untilAccepted, text: /AUP#CXCNCT\b/, means: { "quota-concurrency": 0.95 }, example: "421 Too many connections. AUP#CXCNCT" },
  { id: "cox/cxmxrt", phases: transaction, text: /AUP#CXMXRT\b/, means: { "quota-sending-limit": 0.7, "quota-recipient-limit": 0.25 }, example: "452 Too many recipients. AUP#CXMXRT" },
  { id: "cox/cxthrt", phases: transaction, text: /AUP#CXTHRT\b/, means: { "pol-sender-account-restricted": 0.85, "quota-sending-limit": 0.1 }, example: "550 Sending limited due to account activity. AUP#CXTHRT" },
  { id: "cox/cxmj", phases: transaction, text: /AUP#CXMJ\b/, means: { "pol-sender-account-restricted": 0.95 }, example: "550 Sending blocked on the primary account. AUP#CXMJ" },
  { id: "cox/ipbl", phases: untilAccepted, text: /AUP#IPBL[01]{4,5}\b/, means: { "rep-dnsbl-listed": 0.9, "rep-ip-receiver-block": 0.05 }, example: "554 203.0.113.4 listed. AUP#IPBL0001" },
  { id: "cox/urlbl", phases: ["data", "after"], text: /AUP#URLBL[01]{3,4}\b/, means: { "rep-link-domain-listed": 0.95 }, example: "552 A URL in the body is listed. AUP#URLBL011" },
  { id: "cox/too-many-bad-commands", phases: untilAccepted, text: /cox too many bad commands from/i, means: { "auth-ip-banned": 0.7, "auth-lockout": 0.15, "client-software-bug": 0.1 }, example: "421 Cox too many bad commands from 203.0.113.4" },
  { id: "cox/sessions", phases: untilAccepted, codes: [421], text: /too many sessions from/i, means: { "quota-concurrency": 0.95 }, example: "421 eastrmimpi306 cox Too many sessions from 203.0.113.4" },
  { id: "cox/no-rdns", phases: untilAccepted, text: /rejected - no rdns|dns check failure - try again later/i, means: { "dns-ptr-missing": 0.93 }, example: "554 eastrmimpi210.cox.net cox 203.0.113.4 - Rejected - no rDNS" },
  { id: "cox/message-threshold", phases: transaction, text: /message threshold exceeded/i, means: { "quota-rate-throttle": 0.85 }, example: "452 cox Message threshold exceeded" },
  { id: "cox/attachment", phases: ["data", "after"], text: /attachment extension is forbidden/i, means: { "pol-attachment-blocked": 0.95 }, example: "552 cox Attachment extension is forbidden" },
  { id: "cox/too-early", phases: ["greeting", "hello"], text: /esmtp no data before greeting/i, means: { "client-software-bug": 0.75 }, example: "554 cox ESMTP no data before greeting" },
]);

const att = rulesOf({ provider: "att", source: "https://www.npmjs.com/package/zone-mta", lastReviewed: reviewed }, [
  { id: "att/rbl", phases: untilAccepted, codes: [553], enhanced: ["5.3.0"], text: /DNSBL:(?:ATT)?RBL 52\d/i, means: { "rep-ip-receiver-block": 0.88, "rep-dnsbl-listed": 0.06 }, example: "553 5.3.0 flpd594 DNSBL:RBL 521< 203.0.113.4 >_is_blocked.For assistance forward this email to abuse_rbl@abuse-att.net" },
  { id: "earthlink/blocked", provider: "earthlink", phases: untilAccepted, text: /is blocked by earthlink/i, means: { "rep-ip-receiver-block": 0.9 }, source: "https://github.com/sisimai/p5-sisimai/blob/master/lib/Sisimai/Reason/Blocked.pm", example: "550 IP 203.0.113.4 is blocked by EarthLink. Go to earthlink.net/block for details." },
]);

const facebook = rulesOf({ provider: "facebook", source: "https://www.facebook.com/postmaster/response_codes", lastReviewed: reviewed }, [
  { id: "facebook/spamhaus-pbl", phases: untilAccepted, text: /\bPOL-P1\b/, means: { "rep-dnsbl-listed": 0.95 }, example: "554 5.7.1 POL-P1 https://www.facebook.com/postmaster/response_codes?ip=203.0.113.4#pol" },
  { id: "facebook/ip-refused", phases: untilAccepted, text: /\bPOL-(?:P[234]|T[123])\b/, means: { "rep-ip-receiver-block": 0.92 }, example: "554 5.7.1 POL-P4 https://www.facebook.com/postmaster/response_codes?ip=203.0.113.4#pol" },
  { id: "facebook/blocked-link", phases: ["data", "after"], text: /\bPOL-P6\b/, means: { "rep-link-domain-listed": 0.93 }, example: "554 5.7.1 POL-P6 https://www.facebook.com/postmaster/response_codes?ip=203.0.113.4#pol" },
  { id: "facebook/authentication", phases: transaction, text: /\bPOL-P7\b/, means: { "dns-spf-dkim-missing": 0.6, "dns-dmarc-reject": 0.3 }, example: "554 5.7.1 POL-P7 https://www.facebook.com/postmaster/response_codes?ip=203.0.113.4#pol" },
  { id: "facebook/sender-domain", phases: ["mail", "rcpt"], text: /\bDNS-(?:P[12]|T1)\b/, means: { "dns-sender-domain-unresolvable": 0.95 }, example: "550 5.1.8 DNS-P1 https://www.facebook.com/postmaster/response_codes?ip=203.0.113.4#dns" },
  { id: "facebook/reverse-dns", phases: untilAccepted, text: /\bDNS-(?:P3|T2)\b/, means: { "dns-ptr-missing": 0.95 }, example: "550 5.7.25 DNS-P3 https://www.facebook.com/postmaster/response_codes?ip=203.0.113.4#dns" },
  { id: "facebook/connections", phases: untilAccepted, text: /\bCON-T[123]\b/, means: { "quota-concurrency": 0.9 }, example: "421 4.3.2 CON-T2 https://www.facebook.com/postmaster/response_codes?ip=203.0.113.4#con" },
  { id: "facebook/recipients", phases: ["rcpt"], text: /\bCON-T4\b|\bMSG-T1\b/, means: { "quota-recipient-limit": 0.95 }, example: "452 4.5.3 MSG-T1 https://www.facebook.com/postmaster/response_codes?ip=203.0.113.4#msg" },
  { id: "facebook/size", phases: ["data", "after"], text: /\bMSG-P1\b|\bINT-P2\b/, means: { "pol-message-size": 0.95 }, example: "552 5.3.4 MSG-P1 https://www.facebook.com/postmaster/response_codes?ip=203.0.113.4#msg" },
  { id: "facebook/attachment", phases: ["data", "after"], text: /\bMSG-P2\b/, means: { "pol-attachment-blocked": 0.95 }, example: "554 5.6.1 MSG-P2 https://www.facebook.com/postmaster/response_codes?ip=203.0.113.4#msg" },
  { id: "facebook/header-twice", phases: ["data", "after"], text: /\bMSG-P3\b/, means: { "pol-malformed-message": 0.95 }, example: "554 5.6.0 MSG-P3 https://www.facebook.com/postmaster/response_codes?ip=203.0.113.4#msg" },
  { id: "facebook/recipient", phases: ["rcpt", "after"], text: /\bRCP-P[123]\b|\bINT-P[134]\b/, means: { "rcpt-address-invalid": 0.9 }, example: "550 5.1.1 RCP-P1 https://www.facebook.com/postmaster/response_codes?ip=203.0.113.4#rcp" },
]);

export const rules = [...comcast, ...spectrum, ...cox, ...att, ...facebook];
