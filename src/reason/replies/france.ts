import { rulesOf, transaction, untilAccepted } from "./rules-of.ts";

const reviewed = "2026-11-23";
const orangeErrors = "https://postmaster.orange.fr/, as in https://github.com/sisimai/p5-sisimai/blob/master/lib/Sisimai/Rhost/FrancePTT.pm";

/** Orange and La Poste number their replies alike: OFR_xxx, OFRnnn_xxx, LPN_xxx, LPNnnn_xxx. */
const both = rulesOf({ provider: "orange", source: orangeErrors, lastReviewed: reviewed }, [
  { id: "orange/101-listed", phases: untilAccepted, text: /\b(?:OFR|LPN|OUK)(?:\d{3})?[_-]101\b/i, means: { "rep-dnsbl-listed": 0.85, "rep-ip-receiver-block": 0.1 }, example: "550 5.7.1 mwinf5c21 ME Service refuse. Veuillez essayer plus tard. Service refused, please try later. OFR_101 [101]" },
  { id: "orange/102-ip-blocked", phases: untilAccepted, text: /\b(?:OFR|LPN|OUK)(?:\d{3})?[_-]102\b/i, means: { "rep-ip-receiver-block": 0.85, "rep-dnsbl-listed": 0.1 }, example: "550 mwinf5c04 ME Adresse IP source bloquee pour incident de spam. Client host blocked for spamming issues. OFR006_102 [102]" },
  { id: "orange/103-refused", phases: untilAccepted, text: /\b(?:OFR|LPN|OUK)(?:\d{3})?[_-]103\b/i, means: { "rep-ip-receiver-block": 0.8, "quota-rate-throttle": 0.1 }, example: "421 mwinf5c11 ME Service refuse. Veuillez essayer plus tard. service refused, please try later. OFR_103 [103]" },
  { id: "orange/104-connections", phases: untilAccepted, text: /\b(?:OFR|LPN|OUK)(?:\d{3})?[_-]104\b/i, means: { "quota-concurrency": 0.92 }, example: "421 mwinf5c63 ME Trop de connexions, veuillez verifier votre configuration. Too many connections, slow down. OFR005_104 [104]" },
  { id: "orange/108-refused", phases: untilAccepted, text: /\b(?:OFR|LPN|OUK)(?:\d{3})?[_-](?:105|108|109|201|423|424|505|999)\b/i, means: { "prov-outage": 0.3, "rep-ip-receiver-block": 0.4, "quota-rate-throttle": 0.2 }, example: "550 5.5.0 Service refuse. Veuillez essayer plus tard. service refused, please try later. LPN001_108" },
  { id: "orange/305-auth-code", phases: ["login"], text: /\b(?:OFR|LPN|OUK)(?:\d{3})?[_-]305\b/i, means: { "auth-bad-password": 0.6, "auth-username-format": 0.15, "auth-app-password-required": 0.1, "auth-password-mangled": 0.05 }, example: "550 5.7.0 Code d'authentification invalide OFR_305" },
  { id: "orange/401-spf", phases: transaction, text: /\b(?:OFR|LPN|OUK)(?:\d{3})?[_-]401\b/i, means: { "dns-spf-dkim-missing": 0.6, "pol-forwarding-breaks-spf": 0.2, "net-wrong-source-ip": 0.1 }, example: "550 5.5.0 SPF: 203.0.113.4 is not allowed to send mail. LPN004_401" },
  { id: "orange/402-auth-required", phases: ["mail", "rcpt"], text: /\b(?:OFR|LPN|OUK)(?:\d{3})?[_-]402\b/i, means: { "cfg-auth-not-enabled-in-client": 0.92 }, example: "550 5.5.0 Authentification requise. Authentication Required. LPN105_402" },
  { id: "orange/403-sender", phases: ["mail", "rcpt"], text: /\b(?:OFR|LPN|OUK)(?:\d{3})?[_-](?:403|405|415)\b/i, means: { "dns-sender-domain-unresolvable": 0.5, "pol-sender-not-owned": 0.4 }, example: "553 5.0.1 Emetteur invalide. Invalid Sender. LPN105_405" },
  { id: "orange/416-recipient", phases: ["rcpt", "after"], text: /\b(?:OFR|LPN|OUK)(?:\d{3})?[_-]?41[68]\b/i, means: { "rcpt-address-invalid": 0.95 }, example: "550 5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. OFR_416 [416]" },
  { id: "orange/417-recipient-full", phases: ["rcpt", "after"], text: /\b(?:OFR|LPN|OUK)(?:\d{3})?[_-](?:417|420|426)\b/i, means: { "rcpt-address-invalid": 0.6 }, example: "552 5.1.1 Boite du destinataire pleine. Recipient overquota. OFR_417 [417]" },
  { id: "orange/421-not-owned", phases: ["mail", "rcpt"], text: /\b(?:OFR|LPN|OUK)(?:\d{3})?[_-]421\b/i, means: { "pol-sender-not-owned": 0.95 }, example: "550 5.5.3 Mail from not owned by user. LPN105_421" },
  { id: "orange/506-spam", phases: ["data", "after"], text: /\b(?:OFR|LPN|OUK)(?:\d{3})?[_-](?:506|513)\b/i, means: { "pol-content-spam": 0.8, "rep-domain-low": 0.1 }, example: "550 5.2.0 Mail rejete. Mail rejected. OFR_506 [506]" },
  { id: "orange/510-blocked", phases: untilAccepted, text: /\b(?:OFR|LPN|OUK)(?:\d{3})?[_-]510\b/i, means: { "rep-ip-receiver-block": 0.85 }, example: "421 4.5.0 Veuillez essayer plus tard. service refused, please try later. LPN004_510" },
  { id: "orange/514-size", phases: ["mail", "data", "after"], text: /\b(?:OFR|LPN|OUK)(?:\d{3})?[_-]514\b/i, means: { "pol-message-size": 0.95 }, example: "552 5.3.4 Taille limite du message atteinte. LPN007_514" },
  { id: "orange/517-dmarc", phases: transaction, text: /\b(?:OFR|LPN|OUK)(?:\d{3})?[_-]517\b/i, means: { "dns-dmarc-reject": 0.9 }, example: "550 5.7.1 Message rejected due to DMARC policy. LPN_517" },
  { id: "orange/invalid-sender-words", phases: ["mail", "rcpt"], text: /[ée]metteur invalide(?!.{0,30}(?:OFR|LPN))/i, means: { "dns-sender-domain-unresolvable": 0.5, "pol-sender-not-owned": 0.4 }, example: "550 Emetteur invalide. Invalid Sender." },
  { id: "orange/authentication-required-words", phases: ["mail", "rcpt"], text: /authentification requise(?!.{0,60}(?:OFR|LPN))/i, means: { "cfg-auth-not-enabled-in-client": 0.9 }, example: "530 5.7.0 Authentification requise" },
]);

const others = rulesOf({ provider: "free", source: "https://github.com/M66B/FairEmail/blob/master/FAQ.md#faq157", lastReviewed: reviewed }, [
  { id: "free/smtp-auth-off", phases: ["login"], codes: [535, 530, 502, 503, 504], text: /authentication (?:failed|failure|disabled|not available|required)/i, means: { "auth-protocol-access-disabled": 0.7, "auth-bad-password": 0.15 }, example: "535 5.7.8 Error: authentication failed" },
  { id: "free/spam-from-ip", phases: untilAccepted, codes: [550, 421, 554], text: /too many spams from your ip/i, means: { "rep-ip-receiver-block": 0.9, "rep-own-server-abused": 0.06 }, source: "http://postmaster.free.fr/", example: "550 spam detected, too many spams from your IP (203.0.113.4), please visit http://postmaster.free.fr/" },
  { id: "sfr/abuse-detected", provider: "sfr", phases: untilAccepted, text: /abus detecte GU_EIB_0\d/i, means: { "rep-ip-receiver-block": 0.85, "rep-own-server-abused": 0.06 }, source: "https://postmaster.sfr.fr/", example: "421 4.7.0 Client host rejected: Abus detecte GU_EIB_04" },
]);

export const rules = [...both, ...others];
