// Written by `npm run tidy -- --write` from the folders below.
import type { Cause } from "../cause.ts";
import { avClientPluginConflict } from "./antivirus/av-client-plugin-conflict.ts";
import { avOutgoingScanBlock } from "./antivirus/av-outgoing-scan-block.ts";
import { avPortOrWormRuleBlock } from "./antivirus/av-port-or-worm-rule-block.ts";
import { avTlsInterception } from "./antivirus/av-tls-interception.ts";
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
import { appConfigNotEffective } from "./client/app-config-not-effective.ts";
import { authPasswordMangled } from "./client/auth-password-mangled.ts";
import { cliSaslPluginMissing } from "./client/cli-sasl-plugin-missing.ts";
import { cliWrongSmtpForIdentity } from "./client/cli-wrong-smtp-for-identity.ts";
import { clientOutboxStuck } from "./client/client-outbox-stuck.ts";
import { clientSentAppendFails } from "./client/client-sent-append-fails.ts";
import { clientSmtpPasswordSeparate } from "./client/client-smtp-password-separate.ts";
import { clientSoftwareBug } from "./client/client-software-bug.ts";
import { dnsDkimInvalid } from "./dns/dns-dkim-invalid.ts";
import { dnsDmarcReject } from "./dns/dns-dmarc-reject.ts";
import { dnsPtrMissing } from "./dns/dns-ptr-missing.ts";
import { dnsResolverFailure } from "./dns/dns-resolver-failure.ts";
import { dnsSenderDomainUnresolvable } from "./dns/dns-sender-domain-unresolvable.ts";
import { dnsSpfBroken } from "./dns/dns-spf-broken.ts";
import { dnsSpfDkimMissing } from "./dns/dns-spf-dkim-missing.ts";
import { dnsStaleOrPropagating } from "./dns/dns-stale-or-propagating.ts";
import { polForwardingBreaksSpf } from "./dns/pol-forwarding-breaks-spf.ts";
import { cfgHeloInvalid } from "./envelope/cfg-helo-invalid.ts";
import { polMailboxQuotaBlocksSend } from "./envelope/pol-mailbox-quota-blocks-send.ts";
import { polMalformedMessage } from "./envelope/pol-malformed-message.ts";
import { polMessageSize } from "./envelope/pol-message-size.ts";
import { polProviderSandboxOrUnverifiedIdentity } from "./envelope/pol-provider-sandbox-or-unverified-identity.ts";
import { polSenderNotOwned } from "./envelope/pol-sender-not-owned.ts";
import { polSmtputf8Unsupported } from "./envelope/pol-smtputf8-unsupported.ts";
import { rcptAddressInvalid } from "./envelope/rcpt-address-invalid.ts";
import { authIpBanned } from "./firewall/auth-ip-banned.ts";
import { netFirewallContentDrop } from "./firewall/net-firewall-content-drop.ts";
import { netHostFirewallEgress } from "./firewall/net-host-firewall-egress.ts";
import { netIdleConnectionDropped } from "./firewall/net-idle-connection-dropped.ts";
import { netLocalSandboxPolicy } from "./firewall/net-local-sandbox-policy.ts";
import { netSmtpInspectionProxy } from "./firewall/net-smtp-inspection-proxy.ts";
import { netSomeAddressesUnreachable } from "./firewall/net-some-addresses-unreachable.ts";
import { ispSmarthostRequired } from "./isp/isp-smarthost-required.ts";
import { netIspPort25ClientBlock } from "./isp/net-isp-port25-client-block.ts";
import { netRouterMailAllowlist } from "./isp/net-router-mail-allowlist.ts";
import { netTransparentSmtpRedirect } from "./isp/net-transparent-smtp-redirect.ts";
import { polRelayDeniedSource } from "./isp/pol-relay-denied-source.ts";
import { polSenderAccountRestricted } from "./isp/pol-sender-account-restricted.ts";
import { quotaConcurrency } from "./isp/quota-concurrency.ts";
import { quotaRateThrottle } from "./isp/quota-rate-throttle.ts";
import { quotaRecipientLimit } from "./isp/quota-recipient-limit.ts";
import { quotaSendingLimit } from "./isp/quota-sending-limit.ts";
import { netContainerNoEgress } from "./ports/net-container-no-egress.ts";
import { netIpv6Broken } from "./ports/net-ipv6-broken.ts";
import { netMtuBlackhole } from "./ports/net-mtu-blackhole.ts";
import { netPort25EgressBlock } from "./ports/net-port25-egress-block.ts";
import { netSubmissionPortBlocked } from "./ports/net-submission-port-blocked.ts";
import { netVpnPathBlock } from "./ports/net-vpn-path-block.ts";
import { netWrongSourceIp } from "./ports/net-wrong-source-ip.ts";
import { polOwnServerRejectsClients } from "./server/pol-own-server-rejects-clients.ts";
import { provOutage } from "./server/prov-outage.ts";
import { queueWorkerStalled } from "./server/queue-worker-stalled.ts";
import { repOwnServerAbused } from "./server/rep-own-server-abused.ts";
import { routeLocalDomainCaptured } from "./server/route-local-domain-captured.ts";
import { srvAuthBackendDown } from "./server/srv-auth-backend-down.ts";
import { srvContentFilterDown } from "./server/srv-content-filter-down.ts";
import { srvDiskFull } from "./server/srv-disk-full.ts";
import { srvLocalMtaAbsent } from "./server/srv-local-mta-absent.ts";
import { srvMilterFailure } from "./server/srv-milter-failure.ts";
import { srvSubmissionUnreachable } from "./server/srv-submission-unreachable.ts";
import { cfgAuthNeedsTls } from "./settings/cfg-auth-needs-tls.ts";
import { cfgAuthNotEnabledInClient } from "./settings/cfg-auth-not-enabled-in-client.ts";
import { cfgAuthNotOffered } from "./settings/cfg-auth-not-offered.ts";
import { cfgEndpointAccountMismatch } from "./settings/cfg-endpoint-account-mismatch.ts";
import { cfgHostStaleAfterMigration } from "./settings/cfg-host-stale-after-migration.ts";
import { cfgImplicitTlsOnStarttlsPort } from "./settings/cfg-implicit-tls-on-starttls-port.ts";
import { cfgPlaintextOnImplicitTlsPort } from "./settings/cfg-plaintext-on-implicit-tls-port.ts";
import { cfgStarttlsNotUsable } from "./settings/cfg-starttls-not-usable.ts";
import { cfgStarttlsRequiredNotUsed } from "./settings/cfg-starttls-required-not-used.ts";
import { cfgWrongPort } from "./settings/cfg-wrong-port.ts";
import { cfgWrongSmtpHost } from "./settings/cfg-wrong-smtp-host.ts";
import { polAttachmentBlocked } from "./spam/pol-attachment-blocked.ts";
import { polContentSpam } from "./spam/pol-content-spam.ts";
import { repDnsblListed } from "./spam/rep-dnsbl-listed.ts";
import { repDomainLow } from "./spam/rep-domain-low.ts";
import { repGreylisting } from "./spam/rep-greylisting.ts";
import { repIpReceiverBlock } from "./spam/rep-ip-receiver-block.ts";
import { repLinkDomainListed } from "./spam/rep-link-domain-listed.ts";
import { hostClockWrong } from "./tls/host-clock-wrong.ts";
import { tlsCaStoreMissing } from "./tls/tls-ca-store-missing.ts";
import { tlsCertExpired } from "./tls/tls-cert-expired.ts";
import { tlsCertHostnameMismatch } from "./tls/tls-cert-hostname-mismatch.ts";
import { tlsCertStaleInService } from "./tls/tls-cert-stale-in-service.ts";
import { tlsCertUntrusted } from "./tls/tls-cert-untrusted.ts";
import { tlsChainIncomplete } from "./tls/tls-chain-incomplete.ts";
import { tlsCipherMismatch } from "./tls/tls-cipher-mismatch.ts";
import { tlsClientCertProblem } from "./tls/tls-client-cert-problem.ts";
import { tlsLegacyCryptoRefused } from "./tls/tls-legacy-crypto-refused.ts";
import { tlsMtaStsDanePolicy } from "./tls/tls-mta-sts-dane-policy.ts";
import { tlsSniMissing } from "./tls/tls-sni-missing.ts";
import { tlsVersionTooOld } from "./tls/tls-version-too-old.ts";

/** Every cause that has a table, by group and id. */
export const causes: readonly Cause[] = [
  avClientPluginConflict,
  avOutgoingScanBlock,
  avPortOrWormRuleBlock,
  avTlsInterception,
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
  appConfigNotEffective,
  authPasswordMangled,
  cliSaslPluginMissing,
  cliWrongSmtpForIdentity,
  clientOutboxStuck,
  clientSentAppendFails,
  clientSmtpPasswordSeparate,
  clientSoftwareBug,
  dnsDkimInvalid,
  dnsDmarcReject,
  dnsPtrMissing,
  dnsResolverFailure,
  dnsSenderDomainUnresolvable,
  dnsSpfBroken,
  dnsSpfDkimMissing,
  dnsStaleOrPropagating,
  polForwardingBreaksSpf,
  cfgHeloInvalid,
  polMailboxQuotaBlocksSend,
  polMalformedMessage,
  polMessageSize,
  polProviderSandboxOrUnverifiedIdentity,
  polSenderNotOwned,
  polSmtputf8Unsupported,
  rcptAddressInvalid,
  authIpBanned,
  netFirewallContentDrop,
  netHostFirewallEgress,
  netIdleConnectionDropped,
  netLocalSandboxPolicy,
  netSmtpInspectionProxy,
  netSomeAddressesUnreachable,
  ispSmarthostRequired,
  netIspPort25ClientBlock,
  netRouterMailAllowlist,
  netTransparentSmtpRedirect,
  polRelayDeniedSource,
  polSenderAccountRestricted,
  quotaConcurrency,
  quotaRateThrottle,
  quotaRecipientLimit,
  quotaSendingLimit,
  netContainerNoEgress,
  netIpv6Broken,
  netMtuBlackhole,
  netPort25EgressBlock,
  netSubmissionPortBlocked,
  netVpnPathBlock,
  netWrongSourceIp,
  polOwnServerRejectsClients,
  provOutage,
  queueWorkerStalled,
  repOwnServerAbused,
  routeLocalDomainCaptured,
  srvAuthBackendDown,
  srvContentFilterDown,
  srvDiskFull,
  srvLocalMtaAbsent,
  srvMilterFailure,
  srvSubmissionUnreachable,
  cfgAuthNeedsTls,
  cfgAuthNotEnabledInClient,
  cfgAuthNotOffered,
  cfgEndpointAccountMismatch,
  cfgHostStaleAfterMigration,
  cfgImplicitTlsOnStarttlsPort,
  cfgPlaintextOnImplicitTlsPort,
  cfgStarttlsNotUsable,
  cfgStarttlsRequiredNotUsed,
  cfgWrongPort,
  cfgWrongSmtpHost,
  polAttachmentBlocked,
  polContentSpam,
  repDnsblListed,
  repDomainLow,
  repGreylisting,
  repIpReceiverBlock,
  repLinkDomainListed,
  hostClockWrong,
  tlsCaStoreMissing,
  tlsCertExpired,
  tlsCertHostnameMismatch,
  tlsCertStaleInService,
  tlsCertUntrusted,
  tlsChainIncomplete,
  tlsCipherMismatch,
  tlsClientCertProblem,
  tlsLegacyCryptoRefused,
  tlsMtaStsDanePolicy,
  tlsSniMissing,
  tlsVersionTooOld,
];
