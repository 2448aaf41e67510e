// Written by `npm run tidy -- --write` from the files of this folder.
import type { Sign } from "../sign.ts";
import { accessSideAnswers } from "./access-side-answers.ts";
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
import { configuredPortIsSilent } from "./configured-port-is-silent.ts";
import { configuredPortIsUnreachable } from "./configured-port-is-unreachable.ts";
import { configuredPortOpens } from "./configured-port-opens.ts";
import { configuredPortRefuses } from "./configured-port-refuses.ts";
import { connectionDiesAfterFirstWords } from "./connection-dies-after-first-words.ts";
import { connectionIsNotPermitted } from "./connection-is-not-permitted.ts";
import { controlOverIpv6Fails } from "./control-over-ipv6-fails.ts";
import { controlSamePortFails } from "./control-same-port-fails.ts";
import { controlSamePortOpens } from "./control-same-port-opens.ts";
import { controlWebFails } from "./control-web-fails.ts";
import { controlWebOpens } from "./control-web-opens.ts";
import { controlsFailOnAllMailPorts } from "./controls-fail-on-all-mail-ports.ts";
import { cryptoIsTooWeak } from "./crypto-is-too-weak.ts";
import { deliveryPolicyIsComplainedOf } from "./delivery-policy-is-complained-of.ts";
import { distrustIsComplainedOf } from "./distrust-is-complained-of.ts";
import { everyCurrentCipherIsRefused } from "./every-current-cipher-is-refused.ts";
import { greetingIsForeign } from "./greeting-is-foreign.ts";
import { greetingIsMasked } from "./greeting-is-masked.ts";
import { helloIsRewritten } from "./hello-is-rewritten.ts";
import { ipv6FailsWhileIpv4Works } from "./ipv6-fails-while-ipv4-works.ts";
import { issuerIsAMailShield } from "./issuer-is-a-mail-shield.ts";
import { localRootIsComplainedOf } from "./local-root-is-complained-of.ts";
import { mailPortsOfHostAllFail } from "./mail-ports-of-host-all-fail.ts";
import { nameIsNotInCertificate } from "./name-is-not-in-certificate.ts";
import { nameMismatchIsComplainedOf } from "./name-mismatch-is-complained-of.ts";
import { oldTlsIsComplainedOf } from "./old-tls-is-complained-of.ts";
import { onlyOldTlsWorks } from "./only-old-tls-works.ts";
import { otherPortOfHostOpens } from "./other-port-of-host-opens.ts";
import { otherServiceHasNewerCertificate } from "./other-service-has-newer-certificate.ts";
import { port25IsInQuestion } from "./port-25-is-in-question.ts";
import { rootIsMissingOnThisMachine } from "./root-is-missing-on-this-machine.ts";
import { rootIsOnlyLocal } from "./root-is-only-local.ts";
import { sameServerAnswersForControls } from "./same-server-answers-for-controls.ts";
import { sendsWithoutTlsComplaint } from "./sends-without-tls-complaint.ts";
import { siblingPortWorks } from "./sibling-port-works.ts";
import { someAddressesFail } from "./some-addresses-fail.ts";
import { starttlsIsStrippedOnTheWay } from "./starttls-is-stripped-on-the-way.ts";
import { systemStoreAcceptsNobody } from "./system-store-accepts-nobody.ts";
import { tlsComesAbout } from "./tls-comes-about.ts";
import { unrelatedServersShareTheIssuer } from "./unrelated-servers-share-the-issuer.ts";
import { weakCryptoIsComplainedOf } from "./weak-crypto-is-complained-of.ts";

const all = {
  "access-side-answers": accessSideAnswers,
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
  "configured-port-is-silent": configuredPortIsSilent,
  "configured-port-is-unreachable": configuredPortIsUnreachable,
  "configured-port-opens": configuredPortOpens,
  "configured-port-refuses": configuredPortRefuses,
  "connection-dies-after-first-words": connectionDiesAfterFirstWords,
  "connection-is-not-permitted": connectionIsNotPermitted,
  "control-over-ipv6-fails": controlOverIpv6Fails,
  "control-same-port-fails": controlSamePortFails,
  "control-same-port-opens": controlSamePortOpens,
  "control-web-fails": controlWebFails,
  "control-web-opens": controlWebOpens,
  "controls-fail-on-all-mail-ports": controlsFailOnAllMailPorts,
  "crypto-is-too-weak": cryptoIsTooWeak,
  "delivery-policy-is-complained-of": deliveryPolicyIsComplainedOf,
  "distrust-is-complained-of": distrustIsComplainedOf,
  "every-current-cipher-is-refused": everyCurrentCipherIsRefused,
  "greeting-is-foreign": greetingIsForeign,
  "greeting-is-masked": greetingIsMasked,
  "hello-is-rewritten": helloIsRewritten,
  "ipv6-fails-while-ipv4-works": ipv6FailsWhileIpv4Works,
  "issuer-is-a-mail-shield": issuerIsAMailShield,
  "local-root-is-complained-of": localRootIsComplainedOf,
  "mail-ports-of-host-all-fail": mailPortsOfHostAllFail,
  "name-is-not-in-certificate": nameIsNotInCertificate,
  "name-mismatch-is-complained-of": nameMismatchIsComplainedOf,
  "old-tls-is-complained-of": oldTlsIsComplainedOf,
  "only-old-tls-works": onlyOldTlsWorks,
  "other-port-of-host-opens": otherPortOfHostOpens,
  "other-service-has-newer-certificate": otherServiceHasNewerCertificate,
  "port-25-is-in-question": port25IsInQuestion,
  "root-is-missing-on-this-machine": rootIsMissingOnThisMachine,
  "root-is-only-local": rootIsOnlyLocal,
  "same-server-answers-for-controls": sameServerAnswersForControls,
  "sends-without-tls-complaint": sendsWithoutTlsComplaint,
  "sibling-port-works": siblingPortWorks,
  "some-addresses-fail": someAddressesFail,
  "starttls-is-stripped-on-the-way": starttlsIsStrippedOnTheWay,
  "system-store-accepts-nobody": systemStoreAcceptsNobody,
  "tls-comes-about": tlsComesAbout,
  "unrelated-servers-share-the-issuer": unrelatedServersShareTheIssuer,
  "weak-crypto-is-complained-of": weakCryptoIsComplainedOf,
};

export type SignId = keyof typeof all;

/** Every sign by its id. */
export const signs: Readonly<Record<SignId, Sign>> = all as unknown as Readonly<Record<SignId, Sign>>;
