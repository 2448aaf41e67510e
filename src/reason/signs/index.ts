// Written by `npm run tidy -- --write` from the files of this folder.
import type { Sign } from "../sign.ts";
import { accountCanSend } from "./account-can-send.ts";
import { certificateBeginsInTheFuture } from "./certificate-begins-in-the-future.ts";
import { certificateDiffersWithoutSni } from "./certificate-differs-without-sni.ts";
import { certificateIsExpired } from "./certificate-is-expired.ts";
import { certificateIsNotYetValid } from "./certificate-is-not-yet-valid.ts";
import { certificateIsSelfMade } from "./certificate-is-self-made.ts";
import { certificateNamesAnotherOperator } from "./certificate-names-another-operator.ts";
import { chainEndsInUnknownRoot } from "./chain-ends-in-unknown-root.ts";
import { chainIsIncomplete } from "./chain-is-incomplete.ts";
import { cipherMismatchIsComplainedOf } from "./cipher-mismatch-is-complained-of.ts";
import { clientCertificateIsComplainedOf } from "./client-certificate-is-complained-of.ts";
import { clientCertificateIsWanted } from "./client-certificate-is-wanted.ts";
import { clockExplainsTheDates } from "./clock-explains-the-dates.ts";
import { clockIsWrong } from "./clock-is-wrong.ts";
import { configuredPortRefuses } from "./configured-port-refuses.ts";
import { cryptoIsTooWeak } from "./crypto-is-too-weak.ts";
import { deliveryPolicyIsComplainedOf } from "./delivery-policy-is-complained-of.ts";
import { distrustIsComplainedOf } from "./distrust-is-complained-of.ts";
import { issuerIsAMailShield } from "./issuer-is-a-mail-shield.ts";
import { localRootIsComplainedOf } from "./local-root-is-complained-of.ts";
import { nameIsNotInCertificate } from "./name-is-not-in-certificate.ts";
import { nameMismatchIsComplainedOf } from "./name-mismatch-is-complained-of.ts";
import { noChainVerifiesAnywhere } from "./no-chain-verifies-anywhere.ts";
import { noCipherInCommon } from "./no-cipher-in-common.ts";
import { oldTlsIsComplainedOf } from "./old-tls-is-complained-of.ts";
import { onlyOldTlsWorks } from "./only-old-tls-works.ts";
import { otherServiceHasNewerCertificate } from "./other-service-has-newer-certificate.ts";
import { rootIsMissingOnThisMachine } from "./root-is-missing-on-this-machine.ts";
import { rootIsOnlyLocal } from "./root-is-only-local.ts";
import { sendsWithoutTlsComplaint } from "./sends-without-tls-complaint.ts";
import { siblingPortWorks } from "./sibling-port-works.ts";
import { tlsComesAbout } from "./tls-comes-about.ts";
import { unrelatedServersShareTheIssuer } from "./unrelated-servers-share-the-issuer.ts";
import { weakCryptoIsComplainedOf } from "./weak-crypto-is-complained-of.ts";

const all = {
  "account-can-send": accountCanSend,
  "certificate-begins-in-the-future": certificateBeginsInTheFuture,
  "certificate-differs-without-sni": certificateDiffersWithoutSni,
  "certificate-is-expired": certificateIsExpired,
  "certificate-is-not-yet-valid": certificateIsNotYetValid,
  "certificate-is-self-made": certificateIsSelfMade,
  "certificate-names-another-operator": certificateNamesAnotherOperator,
  "chain-ends-in-unknown-root": chainEndsInUnknownRoot,
  "chain-is-incomplete": chainIsIncomplete,
  "cipher-mismatch-is-complained-of": cipherMismatchIsComplainedOf,
  "client-certificate-is-complained-of": clientCertificateIsComplainedOf,
  "client-certificate-is-wanted": clientCertificateIsWanted,
  "clock-explains-the-dates": clockExplainsTheDates,
  "clock-is-wrong": clockIsWrong,
  "configured-port-refuses": configuredPortRefuses,
  "crypto-is-too-weak": cryptoIsTooWeak,
  "delivery-policy-is-complained-of": deliveryPolicyIsComplainedOf,
  "distrust-is-complained-of": distrustIsComplainedOf,
  "issuer-is-a-mail-shield": issuerIsAMailShield,
  "local-root-is-complained-of": localRootIsComplainedOf,
  "name-is-not-in-certificate": nameIsNotInCertificate,
  "name-mismatch-is-complained-of": nameMismatchIsComplainedOf,
  "no-chain-verifies-anywhere": noChainVerifiesAnywhere,
  "no-cipher-in-common": noCipherInCommon,
  "old-tls-is-complained-of": oldTlsIsComplainedOf,
  "only-old-tls-works": onlyOldTlsWorks,
  "other-service-has-newer-certificate": otherServiceHasNewerCertificate,
  "root-is-missing-on-this-machine": rootIsMissingOnThisMachine,
  "root-is-only-local": rootIsOnlyLocal,
  "sends-without-tls-complaint": sendsWithoutTlsComplaint,
  "sibling-port-works": siblingPortWorks,
  "tls-comes-about": tlsComesAbout,
  "unrelated-servers-share-the-issuer": unrelatedServersShareTheIssuer,
  "weak-crypto-is-complained-of": weakCryptoIsComplainedOf,
};

export type SignId = keyof typeof all;

/** Every sign by its id. */
export const signs: Readonly<Record<SignId, Sign>> = all as unknown as Readonly<Record<SignId, Sign>>;
