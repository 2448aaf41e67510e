// Written by `npm run tidy -- --write` from the files of this folder.
import type { Sign } from "../sign.ts";
import { accessSideAnswers } from "./access-side-answers.ts";
import { accountCanSend } from "./account-can-send.ts";
import { accountLivesAtASisterEndpoint } from "./account-lives-at-a-sister-endpoint.ts";
import { anotherPortIsTheOneForLogins } from "./another-port-is-the-one-for-logins.ts";
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
import { configuredPortNeverOpens } from "./configured-port-never-opens.ts";
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
import { encryptionIsOffInSettings } from "./encryption-is-off-in-settings.ts";
import { everyCurrentCipherIsRefused } from "./every-current-cipher-is-refused.ts";
import { greetingIsForeign } from "./greeting-is-foreign.ts";
import { greetingIsMasked } from "./greeting-is-masked.ts";
import { greetingIsNotSmtp } from "./greeting-is-not-smtp.ts";
import { greetingNeverComes } from "./greeting-never-comes.ts";
import { helloIsRewritten } from "./hello-is-rewritten.ts";
import { helloNameIsRefused } from "./hello-name-is-refused.ts";
import { hostAnswersOnAnotherPort } from "./host-answers-on-another-port.ts";
import { hostDoesNotExist } from "./host-does-not-exist.ts";
import { hostHasNoAddress } from "./host-has-no-address.ts";
import { hostIsAKnownProviders } from "./host-is-a-known-providers.ts";
import { hostIsAMisspelling } from "./host-is-a-misspelling.ts";
import { hostIsNotTheProviders } from "./host-is-not-the-providers.ts";
import { hostIsOneOfSeveralEndpoints } from "./host-is-one-of-several-endpoints.ts";
import { hostIsOnlyGuessed } from "./host-is-only-guessed.ts";
import { hostServesNoSubmission } from "./host-serves-no-submission.ts";
import { ipv6FailsWhileIpv4Works } from "./ipv6-fails-while-ipv4-works.ts";
import { issuerIsAMailShield } from "./issuer-is-a-mail-shield.ts";
import { localRootIsComplainedOf } from "./local-root-is-complained-of.ts";
import { loggedInEnvelopeIsRefused } from "./logged-in-envelope-is-refused.ts";
import { loginFailsAtOneOfSeveralEndpoints } from "./login-fails-at-one-of-several-endpoints.ts";
import { loginIsNotOffered } from "./login-is-not-offered.ts";
import { loginIsOfferedOnlyInTls } from "./login-is-offered-only-in-tls.ts";
import { loginIsOffered } from "./login-is-offered.ts";
import { mailPortsOfHostAllFail } from "./mail-ports-of-host-all-fail.ts";
import { nameIsNotInCertificate } from "./name-is-not-in-certificate.ts";
import { nameMismatchIsComplainedOf } from "./name-mismatch-is-complained-of.ts";
import { noSubmissionPortOpens } from "./no-submission-port-opens.ts";
import { oldTlsIsComplainedOf } from "./old-tls-is-complained-of.ts";
import { onlyOldTlsWorks } from "./only-old-tls-works.ts";
import { otherHostAcceptsTheLogin } from "./other-host-accepts-the-login.ts";
import { otherHostWorks } from "./other-host-works.ts";
import { otherNamesResolve } from "./other-names-resolve.ts";
import { otherPortOfHostOpens } from "./other-port-of-host-opens.ts";
import { otherResolverAnswers } from "./other-resolver-answers.ts";
import { otherServiceHasNewerCertificate } from "./other-service-has-newer-certificate.ts";
import { port25IsInQuestion } from "./port-25-is-in-question.ts";
import { portIsStated } from "./port-is-stated.ts";
import { resolverFails } from "./resolver-fails.ts";
import { rootIsMissingOnThisMachine } from "./root-is-missing-on-this-machine.ts";
import { rootIsOnlyLocal } from "./root-is-only-local.ts";
import { samePortIsShutAtControls } from "./same-port-is-shut-at-controls.ts";
import { samePortOpensAtControls } from "./same-port-opens-at-controls.ts";
import { samePortWorksInTheOtherMode } from "./same-port-works-in-the-other-mode.ts";
import { sameServerAnswersForControls } from "./same-server-answers-for-controls.ts";
import { senderDomainDoesNotResolve } from "./sender-domain-does-not-resolve.ts";
import { senderDomainIsRefused } from "./sender-domain-is-refused.ts";
import { sendsWithoutTlsComplaint } from "./sends-without-tls-complaint.ts";
import { serverComplainsOfMissingLogin } from "./server-complains-of-missing-login.ts";
import { serverDemandsTlsFirst } from "./server-demands-tls-first.ts";
import { serverSpeaksBeforeTls } from "./server-speaks-before-tls.ts";
import { serverWaitsForTls } from "./server-waits-for-tls.ts";
import { settingsWorkedBefore } from "./settings-worked-before.ts";
import { siblingPortWorks } from "./sibling-port-works.ts";
import { someAddressesFail } from "./some-addresses-fail.ts";
import { starttlsIsAbsent } from "./starttls-is-absent.ts";
import { starttlsIsMissingElsewhereToo } from "./starttls-is-missing-elsewhere-too.ts";
import { starttlsIsRefused } from "./starttls-is-refused.ts";
import { starttlsIsStrippedOnTheWay } from "./starttls-is-stripped-on-the-way.ts";
import { systemStoreAcceptsNobody } from "./system-store-accepts-nobody.ts";
import { tlsComesAbout } from "./tls-comes-about.ts";
import { unrelatedServersShareTheIssuer } from "./unrelated-servers-share-the-issuer.ts";
import { weakCryptoIsComplainedOf } from "./weak-crypto-is-complained-of.ts";

const all = {
  "access-side-answers": accessSideAnswers,
  "account-can-send": accountCanSend,
  "account-lives-at-a-sister-endpoint": accountLivesAtASisterEndpoint,
  "another-port-is-the-one-for-logins": anotherPortIsTheOneForLogins,
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
  "configured-port-never-opens": configuredPortNeverOpens,
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
  "encryption-is-off-in-settings": encryptionIsOffInSettings,
  "every-current-cipher-is-refused": everyCurrentCipherIsRefused,
  "greeting-is-foreign": greetingIsForeign,
  "greeting-is-masked": greetingIsMasked,
  "greeting-is-not-smtp": greetingIsNotSmtp,
  "greeting-never-comes": greetingNeverComes,
  "hello-is-rewritten": helloIsRewritten,
  "hello-name-is-refused": helloNameIsRefused,
  "host-answers-on-another-port": hostAnswersOnAnotherPort,
  "host-does-not-exist": hostDoesNotExist,
  "host-has-no-address": hostHasNoAddress,
  "host-is-a-known-providers": hostIsAKnownProviders,
  "host-is-a-misspelling": hostIsAMisspelling,
  "host-is-not-the-providers": hostIsNotTheProviders,
  "host-is-one-of-several-endpoints": hostIsOneOfSeveralEndpoints,
  "host-is-only-guessed": hostIsOnlyGuessed,
  "host-serves-no-submission": hostServesNoSubmission,
  "ipv6-fails-while-ipv4-works": ipv6FailsWhileIpv4Works,
  "issuer-is-a-mail-shield": issuerIsAMailShield,
  "local-root-is-complained-of": localRootIsComplainedOf,
  "logged-in-envelope-is-refused": loggedInEnvelopeIsRefused,
  "login-fails-at-one-of-several-endpoints": loginFailsAtOneOfSeveralEndpoints,
  "login-is-not-offered": loginIsNotOffered,
  "login-is-offered-only-in-tls": loginIsOfferedOnlyInTls,
  "login-is-offered": loginIsOffered,
  "mail-ports-of-host-all-fail": mailPortsOfHostAllFail,
  "name-is-not-in-certificate": nameIsNotInCertificate,
  "name-mismatch-is-complained-of": nameMismatchIsComplainedOf,
  "no-submission-port-opens": noSubmissionPortOpens,
  "old-tls-is-complained-of": oldTlsIsComplainedOf,
  "only-old-tls-works": onlyOldTlsWorks,
  "other-host-accepts-the-login": otherHostAcceptsTheLogin,
  "other-host-works": otherHostWorks,
  "other-names-resolve": otherNamesResolve,
  "other-port-of-host-opens": otherPortOfHostOpens,
  "other-resolver-answers": otherResolverAnswers,
  "other-service-has-newer-certificate": otherServiceHasNewerCertificate,
  "port-25-is-in-question": port25IsInQuestion,
  "port-is-stated": portIsStated,
  "resolver-fails": resolverFails,
  "root-is-missing-on-this-machine": rootIsMissingOnThisMachine,
  "root-is-only-local": rootIsOnlyLocal,
  "same-port-is-shut-at-controls": samePortIsShutAtControls,
  "same-port-opens-at-controls": samePortOpensAtControls,
  "same-port-works-in-the-other-mode": samePortWorksInTheOtherMode,
  "same-server-answers-for-controls": sameServerAnswersForControls,
  "sender-domain-does-not-resolve": senderDomainDoesNotResolve,
  "sender-domain-is-refused": senderDomainIsRefused,
  "sends-without-tls-complaint": sendsWithoutTlsComplaint,
  "server-complains-of-missing-login": serverComplainsOfMissingLogin,
  "server-demands-tls-first": serverDemandsTlsFirst,
  "server-speaks-before-tls": serverSpeaksBeforeTls,
  "server-waits-for-tls": serverWaitsForTls,
  "settings-worked-before": settingsWorkedBefore,
  "sibling-port-works": siblingPortWorks,
  "some-addresses-fail": someAddressesFail,
  "starttls-is-absent": starttlsIsAbsent,
  "starttls-is-missing-elsewhere-too": starttlsIsMissingElsewhereToo,
  "starttls-is-refused": starttlsIsRefused,
  "starttls-is-stripped-on-the-way": starttlsIsStrippedOnTheWay,
  "system-store-accepts-nobody": systemStoreAcceptsNobody,
  "tls-comes-about": tlsComesAbout,
  "unrelated-servers-share-the-issuer": unrelatedServersShareTheIssuer,
  "weak-crypto-is-complained-of": weakCryptoIsComplainedOf,
};

export type SignId = keyof typeof all;

/** Every sign by its id. */
export const signs: Readonly<Record<SignId, Sign>> = all as unknown as Readonly<Record<SignId, Sign>>;
