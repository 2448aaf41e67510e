import type { CauseId } from "../../model/catalogue.ts";

/** One way in which sending fails, as it looks to whoever has it, and the causes that all look like this. */
export interface Symptom {
  readonly id: string;
  readonly causes: readonly CauseId[];
  /** What is said of it whatever the cause. In the vocabulary of each of these causes, such words tell none of them from another. */
  readonly words: string;
}

/** Written from the pairs of causes that look alike and from what programs say without knowing why. Last gone through on 2026-11-24. */
export const symptoms: readonly Symptom[] = [
  {
    id: "login-refused",
    causes: ["auth-bad-password", "auth-password-mangled", "auth-username-format", "auth-app-password-required", "auth-smtp-auth-disabled", "auth-basic-retired-oauth-required", "auth-protocol-access-disabled", "auth-password-policy", "client-smtp-password-separate", "auth-suspicious-login-block", "auth-lockout", "cfg-endpoint-account-mismatch", "auth-mechanism-mismatch", "srv-auth-backend-down", "auth-oauth-token-scope", "app-config-not-effective", "net-transparent-smtp-redirect", "pol-sender-account-restricted"],
    words: "authentication failed, authentication failure, authentication error, authentication unsuccessful, auth failed, auth failure, auth error, login failed, login denied, login incorrect, login error, cannot log in, could not authenticate, invalid login, invalid credentials, bad credentials, incorrect credentials, wrong credentials, user name or password incorrect, username and password not accepted, invalid user or password, password rejected, password not accepted, credentials rejected, 535, 534, SMTPAuthenticationError, EAUTH, AuthenticationFailedException, failed to authenticate, smtp auth failure, authentication credentials invalid, incorrect authentication data, smtp login, SMTP authentication",
  },
  {
    id: "login-not-possible",
    causes: ["cfg-auth-not-offered", "cfg-auth-needs-tls", "auth-mechanism-mismatch", "cli-sasl-plugin-missing", "cfg-starttls-not-usable", "net-smtp-inspection-proxy", "net-transparent-smtp-redirect", "cfg-wrong-port", "srv-auth-backend-down"],
    words: "authentication not supported, no authentication, cannot authenticate to server, SASL authentication failed, authentication mechanism, AUTH not available, 503, 504",
  },
  {
    id: "server-not-reached",
    causes: ["net-port25-egress-block", "net-isp-port25-client-block", "net-submission-port-blocked", "net-host-firewall-egress", "net-vpn-path-block", "auth-ip-banned", "net-router-mail-allowlist", "srv-submission-unreachable", "net-container-no-egress", "net-ipv6-broken", "cfg-wrong-port", "prov-outage", "net-some-addresses-unreachable", "av-port-or-worm-rule-block", "cfg-wrong-smtp-host", "cfg-host-stale-after-migration", "isp-smarthost-required", "net-local-sandbox-policy", "cfg-plaintext-on-implicit-tls-port"],
    words: "connection timed out, connection timeout, connect timeout, smtp timeout, time out, timed out, ETIMEDOUT, connection refused, ECONNREFUSED, could not connect, cannot connect to server, failed to connect, connect failed, unable to connect, SMTP connect() failed, connection failed, connection error, connection could not be established, could not open connection, server unreachable, host unreachable, no route, not reachable, cannot reach, server does not respond, no response, connection attempt, can't connect to smtp server, port closed, ESOCKET, network unreachable",
  },
  {
    id: "own-machine-refuses",
    causes: ["srv-local-mta-absent", "app-config-not-effective", "srv-content-filter-down", "srv-submission-unreachable", "net-host-firewall-egress", "net-ipv6-broken", "srv-milter-failure"],
    words: "connection refused, ECONNREFUSED, localhost, 127.0.0.1, refused 111, cannot connect to local",
  },
  {
    id: "name-not-found",
    causes: ["cfg-wrong-smtp-host", "cfg-host-stale-after-migration", "dns-resolver-failure", "net-container-no-egress", "dns-stale-or-propagating", "app-config-not-effective"],
    words: "host not found, unknown host, name or service not known, ENOTFOUND, getaddrinfo, could not resolve, name resolution, no such host, server not found",
  },
  {
    id: "server-silent",
    causes: ["cfg-plaintext-on-implicit-tls-port", "cfg-wrong-port", "net-smtp-inspection-proxy", "net-idle-connection-dropped", "net-mtu-blackhole", "cfg-wrong-smtp-host", "client-software-bug", "prov-outage", "cfg-implicit-tls-on-starttls-port", "av-outgoing-scan-block"],
    words: "connection closed unexpectedly, unexpected EOF, greeting, no banner, read timeout, hangs, lost connection, server disconnected, closed by remote host, connection reset, ECONNRESET, broken pipe, timed out, timeout, connection closed, got no response",
  },
  {
    id: "no-encryption",
    causes: ["cfg-implicit-tls-on-starttls-port", "cfg-plaintext-on-implicit-tls-port", "tls-version-too-old", "tls-cipher-mismatch", "tls-legacy-crypto-refused", "cfg-starttls-not-usable", "net-mtu-blackhole", "net-smtp-inspection-proxy", "cfg-wrong-port", "client-software-bug", "tls-client-cert-problem", "av-tls-interception"],
    words: "SSL error, TLS error, handshake failed, TLS handshake, SSL handshake, SSL routines, could not start TLS, secure connection failed, TLS negotiation, encryption error, ssl connection, STARTTLS failed",
  },
  {
    id: "certificate-refused",
    causes: ["tls-cert-untrusted", "tls-ca-store-missing", "tls-chain-incomplete", "av-tls-interception", "tls-cert-hostname-mismatch", "tls-sni-missing", "tls-cert-expired", "tls-cert-stale-in-service", "host-clock-wrong", "net-transparent-smtp-redirect", "tls-mta-sts-dane-policy", "tls-client-cert-problem", "cfg-starttls-not-usable"],
    words: "certificate error, certificate verify failed, certificate problem, certificate invalid, certificate not trusted, certificate rejected, x509, SSL certificate, TLS certificate, verification failed, untrusted certificate, self signed, certificate warning",
  },
  {
    id: "relaying-denied",
    causes: ["cfg-auth-not-enabled-in-client", "pol-relay-denied-source", "pol-sender-not-owned", "cli-wrong-smtp-for-identity", "auth-pop-before-smtp", "cfg-helo-invalid", "dns-sender-domain-unresolvable", "cfg-starttls-required-not-used", "route-local-domain-captured", "auth-smtp-auth-disabled", "pol-own-server-rejects-clients"],
    words: "relay access denied, relaying denied, relay not permitted, unable to relay, relaying not allowed, recipient refused, external recipients rejected, 550, 554, 530, authentication required",
  },
  {
    id: "sender-refused",
    causes: ["pol-sender-not-owned", "cli-wrong-smtp-for-identity", "pol-provider-sandbox-or-unverified-identity", "dns-sender-domain-unresolvable", "pol-sender-account-restricted", "cfg-auth-not-enabled-in-client", "client-software-bug", "pol-malformed-message", "dns-dmarc-reject"],
    words: "sender rejected, sender address rejected, sender refused, from address rejected, 553, sender not allowed, mail from rejected, invalid sender",
  },
  {
    id: "recipient-refused",
    causes: ["rcpt-address-invalid", "route-local-domain-captured", "pol-smtputf8-unsupported", "pol-malformed-message", "pol-own-server-rejects-clients", "pol-relay-denied-source", "rep-ip-receiver-block"],
    words: "recipient rejected, recipient address rejected, user unknown, 550 5.1.1, mailbox unavailable, recipient refused, no such user, invalid recipient",
  },
  {
    id: "mail-distrusted",
    causes: ["rep-dnsbl-listed", "rep-ip-receiver-block", "rep-domain-low", "pol-content-spam", "dns-spf-dkim-missing", "dns-dmarc-reject", "dns-ptr-missing", "pol-forwarding-breaks-spf", "pol-malformed-message", "rep-own-server-abused", "pol-own-server-rejects-clients", "cfg-helo-invalid", "net-wrong-source-ip", "dns-dkim-invalid", "dns-spf-broken", "pol-sender-account-restricted", "rep-link-domain-listed", "pol-attachment-blocked"],
    words: "rejected, refused, blocked, bounced, bounce, mail rejected, message rejected, policy, 550 5.7.1, 554 5.7.1, 550, 554, spam, rejected by gmail, rejected by outlook, not delivered, mails do not arrive, access denied, service refused",
  },
  {
    id: "told-to-come-later",
    causes: ["rep-greylisting", "quota-rate-throttle", "prov-outage", "srv-milter-failure", "srv-disk-full", "quota-concurrency", "rep-ip-receiver-block", "net-idle-connection-dropped", "auth-lockout", "srv-auth-backend-down", "quota-sending-limit", "quota-recipient-limit", "dns-ptr-missing"],
    words: "try again later, temporarily, deferred, temporary failure, 421, 450, 451, 452, 454, service unavailable, temporarily rejected, mails delayed, delay, later",
  },
  {
    id: "too-much",
    causes: ["quota-sending-limit", "quota-rate-throttle", "quota-concurrency", "quota-recipient-limit", "pol-sender-account-restricted", "pol-message-size", "pol-mailbox-quota-blocks-send", "srv-disk-full", "rep-ip-receiver-block"],
    words: "limit exceeded, too many, exceeded, quota, limit, maximum, 452, 421, 550",
  },
  {
    id: "large-mail-fails",
    causes: ["pol-message-size", "net-mtu-blackhole", "pol-attachment-blocked", "client-software-bug", "net-firewall-content-drop", "client-outbox-stuck", "pol-content-spam"],
    words: "large mails, attachment, big attachment fails, mails with attachments fail, small mails work, sending attachment",
  },
  {
    id: "nothing-arrives",
    causes: ["queue-worker-stalled", "client-outbox-stuck", "app-config-not-effective", "client-sent-append-fails", "net-local-sandbox-policy", "net-submission-port-blocked", "rep-domain-low", "client-software-bug", "net-port25-egress-block", "srv-local-mta-absent", "pol-sender-not-owned", "rep-dnsbl-listed"],
    words: "no mail arrives, no error, nothing is sent, mails are not sent, no mail sent, emails not sent, not receiving emails, test mail does not arrive, nothing happens, no email received, mail never arrives, no error shown, e-mails are not delivered, mail not sending, cannot send, sending does not work, emails do not arrive, no notification mail, success but nothing arrives",
  },
];

/** What is said of the symptoms of a cause, whatever is behind them. */
export function wordsOfSymptoms(cause: CauseId): string {
  return symptoms.filter(({ causes }) => causes.includes(cause)).map(({ words }) => words).join(", ");
}
