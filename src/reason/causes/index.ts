// Written by `npm run tidy -- --write` from the folders below.
import type { Cause } from "../cause.ts";
import { authAppPasswordRequired } from "./authentication/auth-app-password-required.ts";
import { authBadPassword } from "./authentication/auth-bad-password.ts";
import { authBasicRetiredOauthRequired } from "./authentication/auth-basic-retired-oauth-required.ts";
import { authLockout } from "./authentication/auth-lockout.ts";
import { authMechanismMismatch } from "./authentication/auth-mechanism-mismatch.ts";
import { authOauthTokenScope } from "./authentication/auth-oauth-token-scope.ts";
import { authPasswordPolicy } from "./authentication/auth-password-policy.ts";
import { authPopBeforeSmtp } from "./authentication/auth-pop-before-smtp.ts";
import { authProtocolAccessDisabled } from "./authentication/auth-protocol-access-disabled.ts";
import { authSmtpAuthDisabled } from "./authentication/auth-smtp-auth-disabled.ts";
import { authSuspiciousLoginBlock } from "./authentication/auth-suspicious-login-block.ts";
import { authUsernameFormat } from "./authentication/auth-username-format.ts";
import { clientSmtpPasswordSeparate } from "./client/client-smtp-password-separate.ts";
import { polMailboxQuotaBlocksSend } from "./envelope/pol-mailbox-quota-blocks-send.ts";
import { polMessageSize } from "./envelope/pol-message-size.ts";
import { polProviderSandboxOrUnverifiedIdentity } from "./envelope/pol-provider-sandbox-or-unverified-identity.ts";
import { polSenderNotOwned } from "./envelope/pol-sender-not-owned.ts";
import { rcptAddressInvalid } from "./envelope/rcpt-address-invalid.ts";
import { polRelayDeniedSource } from "./isp/pol-relay-denied-source.ts";
import { polSenderAccountRestricted } from "./isp/pol-sender-account-restricted.ts";
import { quotaConcurrency } from "./isp/quota-concurrency.ts";
import { quotaRateThrottle } from "./isp/quota-rate-throttle.ts";
import { quotaRecipientLimit } from "./isp/quota-recipient-limit.ts";
import { quotaSendingLimit } from "./isp/quota-sending-limit.ts";
import { provOutage } from "./server/prov-outage.ts";
import { srvAuthBackendDown } from "./server/srv-auth-backend-down.ts";
import { srvDiskFull } from "./server/srv-disk-full.ts";
import { cfgWrongPort } from "./settings/cfg-wrong-port.ts";
import { repDnsblListed } from "./spam/rep-dnsbl-listed.ts";
import { repGreylisting } from "./spam/rep-greylisting.ts";
import { repIpReceiverBlock } from "./spam/rep-ip-receiver-block.ts";

/** Every cause that has a table, by group and id. */
export const causes: readonly Cause[] = [
  authAppPasswordRequired,
  authBadPassword,
  authBasicRetiredOauthRequired,
  authLockout,
  authMechanismMismatch,
  authOauthTokenScope,
  authPasswordPolicy,
  authPopBeforeSmtp,
  authProtocolAccessDisabled,
  authSmtpAuthDisabled,
  authSuspiciousLoginBlock,
  authUsernameFormat,
  clientSmtpPasswordSeparate,
  polMailboxQuotaBlocksSend,
  polMessageSize,
  polProviderSandboxOrUnverifiedIdentity,
  polSenderNotOwned,
  rcptAddressInvalid,
  polRelayDeniedSource,
  polSenderAccountRestricted,
  quotaConcurrency,
  quotaRateThrottle,
  quotaRecipientLimit,
  quotaSendingLimit,
  provOutage,
  srvAuthBackendDown,
  srvDiskFull,
  cfgWrongPort,
  repDnsblListed,
  repGreylisting,
  repIpReceiverBlock,
];
