// Written by `npm run tidy -- --write` from the folders below.
import type { Cause } from "../cause.ts";
import { avTlsInterception } from "./antivirus/av-tls-interception.ts";
import { cfgWrongPort } from "./settings/cfg-wrong-port.ts";
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
  cfgWrongPort,
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
