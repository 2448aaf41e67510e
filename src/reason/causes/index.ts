// Written by `npm run tidy -- --write` from the folders below.
import type { Cause } from "../cause.ts";
import { avTlsInterception } from "./antivirus/av-tls-interception.ts";
import { dnsResolverFailure } from "./dns/dns-resolver-failure.ts";
import { dnsSenderDomainUnresolvable } from "./dns/dns-sender-domain-unresolvable.ts";
import { cfgHeloInvalid } from "./envelope/cfg-helo-invalid.ts";
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
  avTlsInterception,
  dnsResolverFailure,
  dnsSenderDomainUnresolvable,
  cfgHeloInvalid,
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
