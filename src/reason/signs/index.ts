// Written by `npm run tidy -- --write` from the files of this folder.
import type { Sign } from "../sign.ts";
import { accountCanSend } from "./account-can-send.ts";
import { accountLivesAtASisterEndpoint } from "./account-lives-at-a-sister-endpoint.ts";
import { anotherPortIsTheOneForLogins } from "./another-port-is-the-one-for-logins.ts";
import { configuredPortNeverOpens } from "./configured-port-never-opens.ts";
import { configuredPortRefuses } from "./configured-port-refuses.ts";
import { encryptionIsOffInSettings } from "./encryption-is-off-in-settings.ts";
import { greetingIsNotSmtp } from "./greeting-is-not-smtp.ts";
import { greetingNeverComes } from "./greeting-never-comes.ts";
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
import { loggedInEnvelopeIsRefused } from "./logged-in-envelope-is-refused.ts";
import { loginFailsAtOneOfSeveralEndpoints } from "./login-fails-at-one-of-several-endpoints.ts";
import { loginIsNotOffered } from "./login-is-not-offered.ts";
import { loginIsOffered } from "./login-is-offered.ts";
import { loginIsOfferedOnlyInTls } from "./login-is-offered-only-in-tls.ts";
import { noSubmissionPortOpens } from "./no-submission-port-opens.ts";
import { otherHostAcceptsTheLogin } from "./other-host-accepts-the-login.ts";
import { otherHostIsVouchedFor } from "./other-host-is-vouched-for.ts";
import { otherHostWorks } from "./other-host-works.ts";
import { otherNamesResolve } from "./other-names-resolve.ts";
import { otherResolverAnswers } from "./other-resolver-answers.ts";
import { portIsStated } from "./port-is-stated.ts";
import { resolverFails } from "./resolver-fails.ts";
import { samePortIsShutAtControls } from "./same-port-is-shut-at-controls.ts";
import { samePortOpensAtControls } from "./same-port-opens-at-controls.ts";
import { samePortWorksInTheOtherMode } from "./same-port-works-in-the-other-mode.ts";
import { senderDomainDoesNotResolve } from "./sender-domain-does-not-resolve.ts";
import { senderDomainIsRefused } from "./sender-domain-is-refused.ts";
import { serverComplainsOfMissingLogin } from "./server-complains-of-missing-login.ts";
import { serverDemandsTlsFirst } from "./server-demands-tls-first.ts";
import { serverSpeaksBeforeTls } from "./server-speaks-before-tls.ts";
import { serverWaitsForTls } from "./server-waits-for-tls.ts";
import { settingsWorkedBefore } from "./settings-worked-before.ts";
import { siblingPortWorks } from "./sibling-port-works.ts";
import { starttlsIsAbsent } from "./starttls-is-absent.ts";
import { starttlsIsMissingElsewhereToo } from "./starttls-is-missing-elsewhere-too.ts";
import { starttlsIsRefused } from "./starttls-is-refused.ts";

const all = {
  "account-can-send": accountCanSend,
  "account-lives-at-a-sister-endpoint": accountLivesAtASisterEndpoint,
  "another-port-is-the-one-for-logins": anotherPortIsTheOneForLogins,
  "configured-port-never-opens": configuredPortNeverOpens,
  "configured-port-refuses": configuredPortRefuses,
  "encryption-is-off-in-settings": encryptionIsOffInSettings,
  "greeting-is-not-smtp": greetingIsNotSmtp,
  "greeting-never-comes": greetingNeverComes,
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
  "logged-in-envelope-is-refused": loggedInEnvelopeIsRefused,
  "login-fails-at-one-of-several-endpoints": loginFailsAtOneOfSeveralEndpoints,
  "login-is-not-offered": loginIsNotOffered,
  "login-is-offered": loginIsOffered,
  "login-is-offered-only-in-tls": loginIsOfferedOnlyInTls,
  "no-submission-port-opens": noSubmissionPortOpens,
  "other-host-accepts-the-login": otherHostAcceptsTheLogin,
  "other-host-is-vouched-for": otherHostIsVouchedFor,
  "other-host-works": otherHostWorks,
  "other-names-resolve": otherNamesResolve,
  "other-resolver-answers": otherResolverAnswers,
  "port-is-stated": portIsStated,
  "resolver-fails": resolverFails,
  "same-port-is-shut-at-controls": samePortIsShutAtControls,
  "same-port-opens-at-controls": samePortOpensAtControls,
  "same-port-works-in-the-other-mode": samePortWorksInTheOtherMode,
  "sender-domain-does-not-resolve": senderDomainDoesNotResolve,
  "sender-domain-is-refused": senderDomainIsRefused,
  "server-complains-of-missing-login": serverComplainsOfMissingLogin,
  "server-demands-tls-first": serverDemandsTlsFirst,
  "server-speaks-before-tls": serverSpeaksBeforeTls,
  "server-waits-for-tls": serverWaitsForTls,
  "settings-worked-before": settingsWorkedBefore,
  "sibling-port-works": siblingPortWorks,
  "starttls-is-absent": starttlsIsAbsent,
  "starttls-is-missing-elsewhere-too": starttlsIsMissingElsewhereToo,
  "starttls-is-refused": starttlsIsRefused,
};

export type SignId = keyof typeof all;

/** Every sign by its id. */
export const signs: Readonly<Record<SignId, Sign>> = all as unknown as Readonly<Record<SignId, Sign>>;
