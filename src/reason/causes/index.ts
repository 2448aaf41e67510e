// Written by `npm run tidy -- --write` from the folders below.
import type { Cause } from "../cause.ts";
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

/** Every cause that has a table, by group and id. */
export const causes: readonly Cause[] = [
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
];
