// Written by `npm run tidy -- --write` from the files of this folder.
import type { Sign } from "../sign.ts";
import { accessLoginIsAccepted } from "./access-login-is-accepted.ts";
import { accessLoginIsRefused } from "./access-login-is-refused.ts";
import { accessNetworkDemandsItsRelay } from "./access-network-demands-its-relay.ts";
import { accessSideAnswers } from "./access-side-answers.ts";
import { accountCanSend } from "./account-can-send.ts";
import { accountLivesAtASisterEndpoint } from "./account-lives-at-a-sister-endpoint.ts";
import { anOddPortStandsBesideAWorkingOne } from "./an-odd-port-stands-beside-a-working-one.ts";
import { anotherDeviceHereFailsToo } from "./another-device-here-fails-too.ts";
import { anotherDeviceHereSends } from "./another-device-here-sends.ts";
import { anotherPortIsTheOneForLogins } from "./another-port-is-the-one-for-logins.ts";
import { attachmentIsForbiddenThere } from "./attachment-is-forbidden-there.ts";
import { bothSidesRefuseThePair } from "./both-sides-refuse-the-pair.ts";
import { certificateBeginsInTheFuture } from "./certificate-begins-in-the-future.ts";
import { certificateDiffersWithoutSni } from "./certificate-differs-without-sni.ts";
import { certificateIsAnotherElsewhere } from "./certificate-is-another-elsewhere.ts";
import { certificateIsExpired } from "./certificate-is-expired.ts";
import { certificateIsNotYetValid } from "./certificate-is-not-yet-valid.ts";
import { certificateIsSelfMade } from "./certificate-is-self-made.ts";
import { certificateIsTheSameElsewhere } from "./certificate-is-the-same-elsewhere.ts";
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
import { connectionStopsBeyondTheOwnNetwork } from "./connection-stops-beyond-the-own-network.ts";
import { connectionStopsInTheOwnNetwork } from "./connection-stops-in-the-own-network.ts";
import { controlOverIpv6Fails } from "./control-over-ipv6-fails.ts";
import { controlSamePortFails } from "./control-same-port-fails.ts";
import { controlSamePortOpens } from "./control-same-port-opens.ts";
import { controlWebFails } from "./control-web-fails.ts";
import { controlWebOpens } from "./control-web-opens.ts";
import { controlsFailOnAllMailPorts } from "./controls-fail-on-all-mail-ports.ts";
import { controlsOpenAndSayNothingToo } from "./controls-open-and-say-nothing-too.ts";
import { copyInAFolderIsRefused } from "./copy-in-a-folder-is-refused.ts";
import { cryptoIsTooWeak } from "./crypto-is-too-weak.ts";
import { deliveryPolicyForbids } from "./delivery-policy-forbids.ts";
import { deliveryPolicyIsComplainedOf } from "./delivery-policy-is-complained-of.ts";
import { dialogueIsCutForControlsToo } from "./dialogue-is-cut-for-controls-too.ts";
import { distrustIsComplainedOf } from "./distrust-is-complained-of.ts";
import { dkimKeyIsUnusableInDns } from "./dkim-key-is-unusable-in-dns.ts";
import { dkimSignatureCannotBeVerified } from "./dkim-signature-cannot-be-verified.ts";
import { dmarcFailsForTheSender } from "./dmarc-fails-for-the-sender.ts";
import { dmarcPolicyForbidsTheMail } from "./dmarc-policy-forbids-the-mail.ts";
import { domainHasNoMailServer } from "./domain-has-no-mail-server.ts";
import { encryptionIsOffInSettings } from "./encryption-is-off-in-settings.ts";
import { envelopeIsRefusedAfterLogin } from "./envelope-is-refused-after-login.ts";
import { everyCurrentCipherIsRefused } from "./every-current-cipher-is-refused.ts";
import { everyNameIsDenied } from "./every-name-is-denied.ts";
import { failsOverAnotherNetworkToo } from "./fails-over-another-network-too.ts";
import { failsWithoutTheVpnToo } from "./fails-without-the-vpn-too.ts";
import { filterCallsItSpam } from "./filter-calls-it-spam.ts";
import { foreignSenderIsRefused } from "./foreign-sender-is-refused.ts";
import { forwardedMailIsRefused } from "./forwarded-mail-is-refused.ts";
import { fullSizePacketsArriveBothWays } from "./full-size-packets-arrive-both-ways.ts";
import { fullSizePacketsVanish } from "./full-size-packets-vanish.ts";
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
import { hostIsTheIncomingServer } from "./host-is-the-incoming-server.ts";
import { hostServesNoSubmission } from "./host-serves-no-submission.ts";
import { hosterIsKnownToCloseThePort } from "./hoster-is-known-to-close-the-port.ts";
import { hostsFileNamesTheHost } from "./hosts-file-names-the-host.ts";
import { ipv6FailsWhileIpv4Works } from "./ipv6-fails-while-ipv4-works.ts";
import { issuerIsAMailShield } from "./issuer-is-a-mail-shield.ts";
import { largePacketsVanish } from "./large-packets-vanish.ts";
import { letterComesAsFarAsItsText } from "./letter-comes-as-far-as-its-text.ts";
import { letterFaresByChance } from "./letter-fares-by-chance.ts";
import { letterIsCutForItsContent } from "./letter-is-cut-for-its-content.ts";
import { letterIsCutForItsSize } from "./letter-is-cut-for-its-size.ts";
import { letterIsStoppedByNoReader } from "./letter-is-stopped-by-no-reader.ts";
import { letterPassesEncrypted } from "./letter-passes-encrypted.ts";
import { lineIsAHosters } from "./line-is-a-hosters.ts";
import { lineIsAnAccessLine } from "./line-is-an-access-line.ts";
import { linkLeadsToAListedDomain } from "./link-leads-to-a-listed-domain.ts";
import { listedAddressIsTheServers } from "./listed-address-is-the-servers.ts";
import { localMailServerIsMissing } from "./local-mail-server-is-missing.ts";
import { localRootIsComplainedOf } from "./local-root-is-complained-of.ts";
import { loggedInEnvelopeIsRefused } from "./logged-in-envelope-is-refused.ts";
import { loginFailsAtOneOfSeveralEndpoints } from "./login-fails-at-one-of-several-endpoints.ts";
import { loginIsAccepted } from "./login-is-accepted.ts";
import { loginIsNotOffered } from "./login-is-not-offered.ts";
import { loginIsOfferedOnlyInTls } from "./login-is-offered-only-in-tls.ts";
import { loginIsOffered } from "./login-is-offered.ts";
import { loginIsRefusedByAnotherOperator } from "./login-is-refused-by-another-operator.ts";
import { loginIsRefused } from "./login-is-refused.ts";
import { loginIsTakenOutOnTheWay } from "./login-is-taken-out-on-the-way.ts";
import { loginMayNotUseTheSender } from "./login-may-not-use-the-sender.ts";
import { loginMechanismsDiffer } from "./login-mechanisms-differ.ts";
import { loginModuleIsNotInstalled } from "./login-module-is-not-installed.ts";
import { loginNamesDiffer } from "./login-names-differ.ts";
import { loginSendsFromTooManyPlaces } from "./login-sends-from-too-many-places.ts";
import { machineHasAPublicAddress } from "./machine-has-a-public-address.ts";
import { machineIsAContainer } from "./machine-is-a-container.ts";
import { machineOverridesTheName } from "./machine-overrides-the-name.ts";
import { mailLeavesByAnUnexpectedAddress } from "./mail-leaves-by-an-unexpected-address.ts";
import { mailPortIsTakenOnThisMachine } from "./mail-port-is-taken-on-this-machine.ts";
import { mailPortsAreProhibited } from "./mail-ports-are-prohibited.ts";
import { mailPortsDifferByOperator } from "./mail-ports-differ-by-operator.ts";
import { mailPortsOfHostAllFail } from "./mail-ports-of-host-all-fail.ts";
import { mailServerBreaksItsDomainsPolicy } from "./mail-server-breaks-its-domains-policy.ts";
import { messageBreaksTheRules } from "./message-breaks-the-rules.ts";
import { messageIsInOrder } from "./message-is-in-order.ts";
import { messageIsTooBig } from "./message-is-too-big.ts";
import { nameIsNotInCertificate } from "./name-is-not-in-certificate.ts";
import { nameMismatchIsComplainedOf } from "./name-mismatch-is-complained-of.ts";
import { nameServersDisagree } from "./name-servers-disagree.ts";
import { nobodySetsTheClock } from "./nobody-sets-the-clock.ts";
import { nobodysAddressGreetsAsTheServerDid } from "./nobodys-address-greets-as-the-server-did.ts";
import { nothingOutsideAnswers } from "./nothing-outside-answers.ts";
import { oldTlsIsComplainedOf } from "./old-tls-is-complained-of.ts";
import { oneAddressStandsForAllNames } from "./one-address-stands-for-all-names.ts";
import { oneRelayAloneOpens } from "./one-relay-alone-opens.ts";
import { onlyOauthIsOffered } from "./only-oauth-is-offered.ts";
import { onlyOldTlsWorks } from "./only-old-tls-works.ts";
import { onlySendingRefusesThePair } from "./only-sending-refuses-the-pair.ts";
import { onlyTheDetourFails } from "./only-the-detour-fails.ts";
import { onlyWebMailAcceptsThePair } from "./only-web-mail-accepts-the-pair.ts";
import { otherHostAcceptsTheLogin } from "./other-host-accepts-the-login.ts";
import { otherHostIsVouchedFor } from "./other-host-is-vouched-for.ts";
import { otherHostWorks } from "./other-host-works.ts";
import { otherNamesResolve } from "./other-names-resolve.ts";
import { otherPortOfHostOpens } from "./other-port-of-host-opens.ts";
import { otherResolverAnswers } from "./other-resolver-answers.ts";
import { otherServiceHasNewerCertificate } from "./other-service-has-newer-certificate.ts";
import { otherUserFormWorks } from "./other-user-form-works.ts";
import { outboxHoldsUntriedMail } from "./outbox-holds-untried-mail.ts";
import { ownAddressIsAccepted } from "./own-address-is-accepted.ts";
import { ownMachineHasNoMailServer } from "./own-machine-has-no-mail-server.ts";
import { ownMachineWithholdsPackets } from "./own-machine-withholds-packets.ts";
import { ownRuleStopsTheConnection } from "./own-rule-stops-the-connection.ts";
import { ownServerRefusesItsUserByAList } from "./own-server-refuses-its-user-by-a-list.ts";
import { policyWroteADenial } from "./policy-wrote-a-denial.ts";
import { port25IsInQuestion } from "./port-25-is-in-question.ts";
import { portIsAMisspelling } from "./port-is-a-misspelling.ts";
import { portIsStated } from "./port-is-stated.ts";
import { programFailsWhereWeLogIn } from "./program-fails-where-we-log-in.ts";
import { programOfThisMachineCutsTheLetter } from "./program-of-this-machine-cuts-the-letter.ts";
import { programOfThisMachineOpensTheEncryption } from "./program-of-this-machine-opens-the-encryption.ts";
import { providerAdmitsProgramsByASwitch } from "./provider-admits-programs-by-a-switch.ts";
import { providerHasAppPasswords } from "./provider-has-app-passwords.ts";
import { queueIsServedByNobody } from "./queue-is-served-by-nobody.ts";
import { recordsLeadToTwoOperators } from "./records-lead-to-two-operators.ts";
import { refusalComesFromTheWay } from "./refusal-comes-from-the-way.ts";
import { refusedSenderIsSomebodyElse } from "./refused-sender-is-somebody-else.ts";
import { refusingServerIsAnotherAccounts } from "./refusing-server-is-another-accounts.ts";
import { replyBlamesThePair } from "./reply-blames-the-pair.ts";
import { replyBlamesTheProgram } from "./reply-blames-the-program.ts";
import { replyGivesAnotherReason } from "./reply-gives-another-reason.ts";
import { replyNamesAppPassword } from "./reply-names-app-password.ts";
import { replyNamesTheSourceAddress } from "./reply-names-the-source-address.ts";
import { replySaysAccessIsOff } from "./reply-says-access-is-off.ts";
import { replySaysAccountRestricted } from "./reply-says-account-restricted.ts";
import { replySaysAttachmentIsForbidden } from "./reply-says-attachment-is-forbidden.ts";
import { replySaysBasicIsRetired } from "./reply-says-basic-is-retired.ts";
import { replySaysBlockList } from "./reply-says-block-list.ts";
import { replySaysDiskFull } from "./reply-says-disk-full.ts";
import { replySaysDmarcForbids } from "./reply-says-dmarc-forbids.ts";
import { replySaysDomainIsDistrusted } from "./reply-says-domain-is-distrusted.ts";
import { replySaysDomainIsHeldLocally } from "./reply-says-domain-is-held-locally.ts";
import { replySaysFilterDoesNotAnswer } from "./reply-says-filter-does-not-answer.ts";
import { replySaysForwardingFails } from "./reply-says-forwarding-fails.ts";
import { replySaysGreylisting } from "./reply-says-greylisting.ts";
import { replySaysLettersCannotBeCarried } from "./reply-says-letters-cannot-be-carried.ts";
import { replySaysLinkIsListed } from "./reply-says-link-is-listed.ts";
import { replySaysListCannotBeAsked } from "./reply-says-list-cannot-be-asked.ts";
import { replySaysLockout } from "./reply-says-lockout.ts";
import { replySaysLoginServiceIsDown } from "./reply-says-login-service-is-down.ts";
import { replySaysMailboxFull } from "./reply-says-mailbox-full.ts";
import { replySaysMechanismIsUnusable } from "./reply-says-mechanism-is-unusable.ts";
import { replySaysMessageIsMalformed } from "./reply-says-message-is-malformed.ts";
import { replySaysNoSuchRecipient } from "./reply-says-no-such-recipient.ts";
import { replySaysOutage } from "./reply-says-outage.ts";
import { replySaysPasswordArrivesChanged } from "./reply-says-password-arrives-changed.ts";
import { replySaysPasswordMustChange } from "./reply-says-password-must-change.ts";
import { replySaysPopFirst } from "./reply-says-pop-first.ts";
import { replySaysQuota } from "./reply-says-quota.ts";
import { replySaysRate } from "./reply-says-rate.ts";
import { replySaysReceiverBlock } from "./reply-says-receiver-block.ts";
import { replySaysRecipientLimit } from "./reply-says-recipient-limit.ts";
import { replySaysRelayDenied } from "./reply-says-relay-denied.ts";
import { replySaysReverseNameIsMissing } from "./reply-says-reverse-name-is-missing.ts";
import { replySaysSandbox } from "./reply-says-sandbox.ts";
import { replySaysSenderIsUnauthenticated } from "./reply-says-sender-is-unauthenticated.ts";
import { replySaysSenderNotOwned } from "./reply-says-sender-not-owned.ts";
import { replySaysSignInWasBlocked } from "./reply-says-sign-in-was-blocked.ts";
import { replySaysSignatureFails } from "./reply-says-signature-fails.ts";
import { replySaysSize } from "./reply-says-size.ts";
import { replySaysSmtpAuthIsOff } from "./reply-says-smtp-auth-is-off.ts";
import { replySaysSpam } from "./reply-says-spam.ts";
import { replySaysSpfRecordIsBroken } from "./reply-says-spf-record-is-broken.ts";
import { replySaysTokenLacksRight } from "./reply-says-token-lacks-right.ts";
import { replySaysTooManyConnections } from "./reply-says-too-many-connections.ts";
import { replySaysUserNameForm } from "./reply-says-user-name-form.ts";
import { replySaysWeSendSpam } from "./reply-says-we-send-spam.ts";
import { reportNamesASecurityAddOn } from "./report-names-a-security-add-on.ts";
import { reportNamesAnUnexpectedSource } from "./report-names-an-unexpected-source.ts";
import { reportSaysCopyFailed } from "./report-says-copy-failed.ts";
import { reportSaysFilterPortRefuses } from "./report-says-filter-port-refuses.ts";
import { reportSaysLocalMailerIsMissing } from "./report-says-local-mailer-is-missing.ts";
import { reportSaysLoginModuleIsMissing } from "./report-says-login-module-is-missing.ts";
import { reportSaysOutboxStandsStill } from "./report-says-outbox-stands-still.ts";
import { reportSaysQueueStandsStill } from "./report-says-queue-stands-still.ts";
import { reportSaysRecordIsOld } from "./report-says-record-is-old.ts";
import { reportSaysScannerStopsMail } from "./report-says-scanner-stops-mail.ts";
import { reportSaysSettingsAreNotUsed } from "./report-says-settings-are-not-used.ts";
import { reportedBreakInTheMessage } from "./reported-break-in-the-message.ts";
import { reportedConnectionIsNotPermitted } from "./reported-connection-is-not-permitted.ts";
import { reportedDropAfterIdle } from "./reported-drop-after-idle.ts";
import { reportedNamesAnAntivirus } from "./reported-names-an-antivirus.ts";
import { resolverFails } from "./resolver-fails.ts";
import { resolverLeadsToAWrongAddress } from "./resolver-leads-to-a-wrong-address.ts";
import { resolverRemembersAnOldRecord } from "./resolver-remembers-an-old-record.ts";
import { restingConnectionIsForgotten } from "./resting-connection-is-forgotten.ts";
import { reverseNameDoesNotLeadBack } from "./reverse-name-does-not-lead-back.ts";
import { reverseNameIsNotInOrder } from "./reverse-name-is-not-in-order.ts";
import { rootIsMissingOnThisMachine } from "./root-is-missing-on-this-machine.ts";
import { rootIsOnlyLocal } from "./root-is-only-local.ts";
import { samePortWorksInTheOtherMode } from "./same-port-works-in-the-other-mode.ts";
import { sameServerAnswersForControls } from "./same-server-answers-for-controls.ts";
import { securityAddOnIsSwitchedOn } from "./security-add-on-is-switched-on.ts";
import { securityProductWatchesConnections } from "./security-product-watches-connections.ts";
import { senderDomainCannotBeAnswered } from "./sender-domain-cannot-be-answered.ts";
import { senderDomainDoesNotResolve } from "./sender-domain-does-not-resolve.ts";
import { senderDomainHasABadName } from "./sender-domain-has-a-bad-name.ts";
import { senderDomainIsRefused } from "./sender-domain-is-refused.ts";
import { senderIsNotAuthenticated } from "./sender-is-not-authenticated.ts";
import { senderIsOfAnotherDomain } from "./sender-is-of-another-domain.ts";
import { senderLeavesByAnUnlistedAddress } from "./sender-leaves-by-an-unlisted-address.ts";
import { sendingAddressIsListed } from "./sending-address-is-listed.ts";
import { sendingNameLacksTheDomain } from "./sending-name-lacks-the-domain.ts";
import { sendsWithoutTlsComplaint } from "./sends-without-tls-complaint.ts";
import { serverAnswersFromElsewhere } from "./server-answers-from-elsewhere.ts";
import { serverCannotCarryTheLetters } from "./server-cannot-carry-the-letters.ts";
import { serverComplainsOfMissingLogin } from "./server-complains-of-missing-login.ts";
import { serverDemandsTlsFirst } from "./server-demands-tls-first.ts";
import { serverEndsRestingConnections } from "./server-ends-resting-connections.ts";
import { serverIsSilentElsewhereToo } from "./server-is-silent-elsewhere-too.ts";
import { serverIsThisMachine } from "./server-is-this-machine.ts";
import { serverShutsOutThisNetwork } from "./server-shuts-out-this-network.ts";
import { serverSpeaksBeforeTls } from "./server-speaks-before-tls.ts";
import { serverTakesNoLogin } from "./server-takes-no-login.ts";
import { serverWaitsForTls } from "./server-waits-for-tls.ts";
import { settingsWereRightOnce } from "./settings-were-right-once.ts";
import { settingsWorkedBefore } from "./settings-worked-before.ts";
import { shieldRefusesTheMessage } from "./shield-refuses-the-message.ts";
import { siblingPortWorks } from "./sibling-port-works.ts";
import { someAddressesFail } from "./some-addresses-fail.ts";
import { somebodyLeadsToAnOldRecord } from "./somebody-leads-to-an-old-record.ts";
import { somebodyOnTheWayTakesTheCall } from "./somebody-on-the-way-takes-the-call.ts";
import { spfLeavesOutTheSender } from "./spf-leaves-out-the-sender.ts";
import { spfRecordCannotBeEvaluated } from "./spf-record-cannot-be-evaluated.ts";
import { spfRecordIsBrokenInDns } from "./spf-record-is-broken-in-dns.ts";
import { standInSaysNothing } from "./stand-in-says-nothing.ts";
import { starttlsIsAbsent } from "./starttls-is-absent.ts";
import { starttlsIsMissingElsewhereToo } from "./starttls-is-missing-elsewhere-too.ts";
import { starttlsIsOfferedElsewhere } from "./starttls-is-offered-elsewhere.ts";
import { starttlsIsRefused } from "./starttls-is-refused.ts";
import { starttlsIsStrippedOnTheWay } from "./starttls-is-stripped-on-the-way.ts";
import { storedPasswordIsReadOtherwise } from "./stored-password-is-read-otherwise.ts";
import { storedPasswordsDiffer } from "./stored-passwords-differ.ts";
import { storedSettingsAreNotInEffect } from "./stored-settings-are-not-in-effect.ts";
import { submissionPortsStayShut } from "./submission-ports-stay-shut.ts";
import { systemStoreAcceptsNobody } from "./system-store-accepts-nobody.ts";
import { testMessageLandsInJunk } from "./test-message-lands-in-junk.ts";
import { thisMachineSendsTheRefusal } from "./this-machine-sends-the-refusal.ts";
import { tlsComesAbout } from "./tls-comes-about.ts";
import { tokenIsInUse } from "./token-is-in-use.ts";
import { tokenLacksSmtpScope } from "./token-lacks-smtp-scope.ts";
import { unrelatedProvidersFailAlike } from "./unrelated-providers-fail-alike.ts";
import { unrelatedServersShareTheIssuer } from "./unrelated-servers-share-the-issuer.ts";
import { vpnCarriesTheTraffic } from "./vpn-carries-the-traffic.ts";
import { weakCryptoIsComplainedOf } from "./weak-crypto-is-complained-of.ts";
import { webMailAcceptsThePair } from "./web-mail-accepts-the-pair.ts";
import { webmailRefusesToo } from "./webmail-refuses-too.ts";
import { webmailSends } from "./webmail-sends.ts";
import { wellKnownOperatorsAloneOpen } from "./well-known-operators-alone-open.ts";
import { worksOverAnotherNetwork } from "./works-over-another-network.ts";
import { worksWithoutTheVpn } from "./works-without-the-vpn.ts";

const all = {
  "access-login-is-accepted": accessLoginIsAccepted,
  "access-login-is-refused": accessLoginIsRefused,
  "access-network-demands-its-relay": accessNetworkDemandsItsRelay,
  "access-side-answers": accessSideAnswers,
  "account-can-send": accountCanSend,
  "account-lives-at-a-sister-endpoint": accountLivesAtASisterEndpoint,
  "an-odd-port-stands-beside-a-working-one": anOddPortStandsBesideAWorkingOne,
  "another-device-here-fails-too": anotherDeviceHereFailsToo,
  "another-device-here-sends": anotherDeviceHereSends,
  "another-port-is-the-one-for-logins": anotherPortIsTheOneForLogins,
  "attachment-is-forbidden-there": attachmentIsForbiddenThere,
  "both-sides-refuse-the-pair": bothSidesRefuseThePair,
  "certificate-begins-in-the-future": certificateBeginsInTheFuture,
  "certificate-differs-without-sni": certificateDiffersWithoutSni,
  "certificate-is-another-elsewhere": certificateIsAnotherElsewhere,
  "certificate-is-expired": certificateIsExpired,
  "certificate-is-not-yet-valid": certificateIsNotYetValid,
  "certificate-is-self-made": certificateIsSelfMade,
  "certificate-is-the-same-elsewhere": certificateIsTheSameElsewhere,
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
  "connection-stops-beyond-the-own-network": connectionStopsBeyondTheOwnNetwork,
  "connection-stops-in-the-own-network": connectionStopsInTheOwnNetwork,
  "control-over-ipv6-fails": controlOverIpv6Fails,
  "control-same-port-fails": controlSamePortFails,
  "control-same-port-opens": controlSamePortOpens,
  "control-web-fails": controlWebFails,
  "control-web-opens": controlWebOpens,
  "controls-fail-on-all-mail-ports": controlsFailOnAllMailPorts,
  "controls-open-and-say-nothing-too": controlsOpenAndSayNothingToo,
  "copy-in-a-folder-is-refused": copyInAFolderIsRefused,
  "crypto-is-too-weak": cryptoIsTooWeak,
  "delivery-policy-forbids": deliveryPolicyForbids,
  "delivery-policy-is-complained-of": deliveryPolicyIsComplainedOf,
  "dialogue-is-cut-for-controls-too": dialogueIsCutForControlsToo,
  "distrust-is-complained-of": distrustIsComplainedOf,
  "dkim-key-is-unusable-in-dns": dkimKeyIsUnusableInDns,
  "dkim-signature-cannot-be-verified": dkimSignatureCannotBeVerified,
  "dmarc-fails-for-the-sender": dmarcFailsForTheSender,
  "dmarc-policy-forbids-the-mail": dmarcPolicyForbidsTheMail,
  "domain-has-no-mail-server": domainHasNoMailServer,
  "encryption-is-off-in-settings": encryptionIsOffInSettings,
  "envelope-is-refused-after-login": envelopeIsRefusedAfterLogin,
  "every-current-cipher-is-refused": everyCurrentCipherIsRefused,
  "every-name-is-denied": everyNameIsDenied,
  "fails-over-another-network-too": failsOverAnotherNetworkToo,
  "fails-without-the-vpn-too": failsWithoutTheVpnToo,
  "filter-calls-it-spam": filterCallsItSpam,
  "foreign-sender-is-refused": foreignSenderIsRefused,
  "forwarded-mail-is-refused": forwardedMailIsRefused,
  "full-size-packets-arrive-both-ways": fullSizePacketsArriveBothWays,
  "full-size-packets-vanish": fullSizePacketsVanish,
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
  "host-is-the-incoming-server": hostIsTheIncomingServer,
  "host-serves-no-submission": hostServesNoSubmission,
  "hoster-is-known-to-close-the-port": hosterIsKnownToCloseThePort,
  "hosts-file-names-the-host": hostsFileNamesTheHost,
  "ipv6-fails-while-ipv4-works": ipv6FailsWhileIpv4Works,
  "issuer-is-a-mail-shield": issuerIsAMailShield,
  "large-packets-vanish": largePacketsVanish,
  "letter-comes-as-far-as-its-text": letterComesAsFarAsItsText,
  "letter-fares-by-chance": letterFaresByChance,
  "letter-is-cut-for-its-content": letterIsCutForItsContent,
  "letter-is-cut-for-its-size": letterIsCutForItsSize,
  "letter-is-stopped-by-no-reader": letterIsStoppedByNoReader,
  "letter-passes-encrypted": letterPassesEncrypted,
  "line-is-a-hosters": lineIsAHosters,
  "line-is-an-access-line": lineIsAnAccessLine,
  "link-leads-to-a-listed-domain": linkLeadsToAListedDomain,
  "listed-address-is-the-servers": listedAddressIsTheServers,
  "local-mail-server-is-missing": localMailServerIsMissing,
  "local-root-is-complained-of": localRootIsComplainedOf,
  "logged-in-envelope-is-refused": loggedInEnvelopeIsRefused,
  "login-fails-at-one-of-several-endpoints": loginFailsAtOneOfSeveralEndpoints,
  "login-is-accepted": loginIsAccepted,
  "login-is-not-offered": loginIsNotOffered,
  "login-is-offered-only-in-tls": loginIsOfferedOnlyInTls,
  "login-is-offered": loginIsOffered,
  "login-is-refused-by-another-operator": loginIsRefusedByAnotherOperator,
  "login-is-refused": loginIsRefused,
  "login-is-taken-out-on-the-way": loginIsTakenOutOnTheWay,
  "login-may-not-use-the-sender": loginMayNotUseTheSender,
  "login-mechanisms-differ": loginMechanismsDiffer,
  "login-module-is-not-installed": loginModuleIsNotInstalled,
  "login-names-differ": loginNamesDiffer,
  "login-sends-from-too-many-places": loginSendsFromTooManyPlaces,
  "machine-has-a-public-address": machineHasAPublicAddress,
  "machine-is-a-container": machineIsAContainer,
  "machine-overrides-the-name": machineOverridesTheName,
  "mail-leaves-by-an-unexpected-address": mailLeavesByAnUnexpectedAddress,
  "mail-port-is-taken-on-this-machine": mailPortIsTakenOnThisMachine,
  "mail-ports-are-prohibited": mailPortsAreProhibited,
  "mail-ports-differ-by-operator": mailPortsDifferByOperator,
  "mail-ports-of-host-all-fail": mailPortsOfHostAllFail,
  "mail-server-breaks-its-domains-policy": mailServerBreaksItsDomainsPolicy,
  "message-breaks-the-rules": messageBreaksTheRules,
  "message-is-in-order": messageIsInOrder,
  "message-is-too-big": messageIsTooBig,
  "name-is-not-in-certificate": nameIsNotInCertificate,
  "name-mismatch-is-complained-of": nameMismatchIsComplainedOf,
  "name-servers-disagree": nameServersDisagree,
  "nobody-sets-the-clock": nobodySetsTheClock,
  "nobodys-address-greets-as-the-server-did": nobodysAddressGreetsAsTheServerDid,
  "nothing-outside-answers": nothingOutsideAnswers,
  "old-tls-is-complained-of": oldTlsIsComplainedOf,
  "one-address-stands-for-all-names": oneAddressStandsForAllNames,
  "one-relay-alone-opens": oneRelayAloneOpens,
  "only-oauth-is-offered": onlyOauthIsOffered,
  "only-old-tls-works": onlyOldTlsWorks,
  "only-sending-refuses-the-pair": onlySendingRefusesThePair,
  "only-the-detour-fails": onlyTheDetourFails,
  "only-web-mail-accepts-the-pair": onlyWebMailAcceptsThePair,
  "other-host-accepts-the-login": otherHostAcceptsTheLogin,
  "other-host-is-vouched-for": otherHostIsVouchedFor,
  "other-host-works": otherHostWorks,
  "other-names-resolve": otherNamesResolve,
  "other-port-of-host-opens": otherPortOfHostOpens,
  "other-resolver-answers": otherResolverAnswers,
  "other-service-has-newer-certificate": otherServiceHasNewerCertificate,
  "other-user-form-works": otherUserFormWorks,
  "outbox-holds-untried-mail": outboxHoldsUntriedMail,
  "own-address-is-accepted": ownAddressIsAccepted,
  "own-machine-has-no-mail-server": ownMachineHasNoMailServer,
  "own-machine-withholds-packets": ownMachineWithholdsPackets,
  "own-rule-stops-the-connection": ownRuleStopsTheConnection,
  "own-server-refuses-its-user-by-a-list": ownServerRefusesItsUserByAList,
  "policy-wrote-a-denial": policyWroteADenial,
  "port-25-is-in-question": port25IsInQuestion,
  "port-is-a-misspelling": portIsAMisspelling,
  "port-is-stated": portIsStated,
  "program-fails-where-we-log-in": programFailsWhereWeLogIn,
  "program-of-this-machine-cuts-the-letter": programOfThisMachineCutsTheLetter,
  "program-of-this-machine-opens-the-encryption": programOfThisMachineOpensTheEncryption,
  "provider-admits-programs-by-a-switch": providerAdmitsProgramsByASwitch,
  "provider-has-app-passwords": providerHasAppPasswords,
  "queue-is-served-by-nobody": queueIsServedByNobody,
  "records-lead-to-two-operators": recordsLeadToTwoOperators,
  "refusal-comes-from-the-way": refusalComesFromTheWay,
  "refused-sender-is-somebody-else": refusedSenderIsSomebodyElse,
  "refusing-server-is-another-accounts": refusingServerIsAnotherAccounts,
  "reply-blames-the-pair": replyBlamesThePair,
  "reply-blames-the-program": replyBlamesTheProgram,
  "reply-gives-another-reason": replyGivesAnotherReason,
  "reply-names-app-password": replyNamesAppPassword,
  "reply-names-the-source-address": replyNamesTheSourceAddress,
  "reply-says-access-is-off": replySaysAccessIsOff,
  "reply-says-account-restricted": replySaysAccountRestricted,
  "reply-says-attachment-is-forbidden": replySaysAttachmentIsForbidden,
  "reply-says-basic-is-retired": replySaysBasicIsRetired,
  "reply-says-block-list": replySaysBlockList,
  "reply-says-disk-full": replySaysDiskFull,
  "reply-says-dmarc-forbids": replySaysDmarcForbids,
  "reply-says-domain-is-distrusted": replySaysDomainIsDistrusted,
  "reply-says-domain-is-held-locally": replySaysDomainIsHeldLocally,
  "reply-says-filter-does-not-answer": replySaysFilterDoesNotAnswer,
  "reply-says-forwarding-fails": replySaysForwardingFails,
  "reply-says-greylisting": replySaysGreylisting,
  "reply-says-letters-cannot-be-carried": replySaysLettersCannotBeCarried,
  "reply-says-link-is-listed": replySaysLinkIsListed,
  "reply-says-list-cannot-be-asked": replySaysListCannotBeAsked,
  "reply-says-lockout": replySaysLockout,
  "reply-says-login-service-is-down": replySaysLoginServiceIsDown,
  "reply-says-mailbox-full": replySaysMailboxFull,
  "reply-says-mechanism-is-unusable": replySaysMechanismIsUnusable,
  "reply-says-message-is-malformed": replySaysMessageIsMalformed,
  "reply-says-no-such-recipient": replySaysNoSuchRecipient,
  "reply-says-outage": replySaysOutage,
  "reply-says-password-arrives-changed": replySaysPasswordArrivesChanged,
  "reply-says-password-must-change": replySaysPasswordMustChange,
  "reply-says-pop-first": replySaysPopFirst,
  "reply-says-quota": replySaysQuota,
  "reply-says-rate": replySaysRate,
  "reply-says-receiver-block": replySaysReceiverBlock,
  "reply-says-recipient-limit": replySaysRecipientLimit,
  "reply-says-relay-denied": replySaysRelayDenied,
  "reply-says-reverse-name-is-missing": replySaysReverseNameIsMissing,
  "reply-says-sandbox": replySaysSandbox,
  "reply-says-sender-is-unauthenticated": replySaysSenderIsUnauthenticated,
  "reply-says-sender-not-owned": replySaysSenderNotOwned,
  "reply-says-sign-in-was-blocked": replySaysSignInWasBlocked,
  "reply-says-signature-fails": replySaysSignatureFails,
  "reply-says-size": replySaysSize,
  "reply-says-smtp-auth-is-off": replySaysSmtpAuthIsOff,
  "reply-says-spam": replySaysSpam,
  "reply-says-spf-record-is-broken": replySaysSpfRecordIsBroken,
  "reply-says-token-lacks-right": replySaysTokenLacksRight,
  "reply-says-too-many-connections": replySaysTooManyConnections,
  "reply-says-user-name-form": replySaysUserNameForm,
  "reply-says-we-send-spam": replySaysWeSendSpam,
  "report-names-a-security-add-on": reportNamesASecurityAddOn,
  "report-names-an-unexpected-source": reportNamesAnUnexpectedSource,
  "report-says-copy-failed": reportSaysCopyFailed,
  "report-says-filter-port-refuses": reportSaysFilterPortRefuses,
  "report-says-local-mailer-is-missing": reportSaysLocalMailerIsMissing,
  "report-says-login-module-is-missing": reportSaysLoginModuleIsMissing,
  "report-says-outbox-stands-still": reportSaysOutboxStandsStill,
  "report-says-queue-stands-still": reportSaysQueueStandsStill,
  "report-says-record-is-old": reportSaysRecordIsOld,
  "report-says-scanner-stops-mail": reportSaysScannerStopsMail,
  "report-says-settings-are-not-used": reportSaysSettingsAreNotUsed,
  "reported-break-in-the-message": reportedBreakInTheMessage,
  "reported-connection-is-not-permitted": reportedConnectionIsNotPermitted,
  "reported-drop-after-idle": reportedDropAfterIdle,
  "reported-names-an-antivirus": reportedNamesAnAntivirus,
  "resolver-fails": resolverFails,
  "resolver-leads-to-a-wrong-address": resolverLeadsToAWrongAddress,
  "resolver-remembers-an-old-record": resolverRemembersAnOldRecord,
  "resting-connection-is-forgotten": restingConnectionIsForgotten,
  "reverse-name-does-not-lead-back": reverseNameDoesNotLeadBack,
  "reverse-name-is-not-in-order": reverseNameIsNotInOrder,
  "root-is-missing-on-this-machine": rootIsMissingOnThisMachine,
  "root-is-only-local": rootIsOnlyLocal,
  "same-port-works-in-the-other-mode": samePortWorksInTheOtherMode,
  "same-server-answers-for-controls": sameServerAnswersForControls,
  "security-add-on-is-switched-on": securityAddOnIsSwitchedOn,
  "security-product-watches-connections": securityProductWatchesConnections,
  "sender-domain-cannot-be-answered": senderDomainCannotBeAnswered,
  "sender-domain-does-not-resolve": senderDomainDoesNotResolve,
  "sender-domain-has-a-bad-name": senderDomainHasABadName,
  "sender-domain-is-refused": senderDomainIsRefused,
  "sender-is-not-authenticated": senderIsNotAuthenticated,
  "sender-is-of-another-domain": senderIsOfAnotherDomain,
  "sender-leaves-by-an-unlisted-address": senderLeavesByAnUnlistedAddress,
  "sending-address-is-listed": sendingAddressIsListed,
  "sending-name-lacks-the-domain": sendingNameLacksTheDomain,
  "sends-without-tls-complaint": sendsWithoutTlsComplaint,
  "server-answers-from-elsewhere": serverAnswersFromElsewhere,
  "server-cannot-carry-the-letters": serverCannotCarryTheLetters,
  "server-complains-of-missing-login": serverComplainsOfMissingLogin,
  "server-demands-tls-first": serverDemandsTlsFirst,
  "server-ends-resting-connections": serverEndsRestingConnections,
  "server-is-silent-elsewhere-too": serverIsSilentElsewhereToo,
  "server-is-this-machine": serverIsThisMachine,
  "server-shuts-out-this-network": serverShutsOutThisNetwork,
  "server-speaks-before-tls": serverSpeaksBeforeTls,
  "server-takes-no-login": serverTakesNoLogin,
  "server-waits-for-tls": serverWaitsForTls,
  "settings-were-right-once": settingsWereRightOnce,
  "settings-worked-before": settingsWorkedBefore,
  "shield-refuses-the-message": shieldRefusesTheMessage,
  "sibling-port-works": siblingPortWorks,
  "some-addresses-fail": someAddressesFail,
  "somebody-leads-to-an-old-record": somebodyLeadsToAnOldRecord,
  "somebody-on-the-way-takes-the-call": somebodyOnTheWayTakesTheCall,
  "spf-leaves-out-the-sender": spfLeavesOutTheSender,
  "spf-record-cannot-be-evaluated": spfRecordCannotBeEvaluated,
  "spf-record-is-broken-in-dns": spfRecordIsBrokenInDns,
  "stand-in-says-nothing": standInSaysNothing,
  "starttls-is-absent": starttlsIsAbsent,
  "starttls-is-missing-elsewhere-too": starttlsIsMissingElsewhereToo,
  "starttls-is-offered-elsewhere": starttlsIsOfferedElsewhere,
  "starttls-is-refused": starttlsIsRefused,
  "starttls-is-stripped-on-the-way": starttlsIsStrippedOnTheWay,
  "stored-password-is-read-otherwise": storedPasswordIsReadOtherwise,
  "stored-passwords-differ": storedPasswordsDiffer,
  "stored-settings-are-not-in-effect": storedSettingsAreNotInEffect,
  "submission-ports-stay-shut": submissionPortsStayShut,
  "system-store-accepts-nobody": systemStoreAcceptsNobody,
  "test-message-lands-in-junk": testMessageLandsInJunk,
  "this-machine-sends-the-refusal": thisMachineSendsTheRefusal,
  "tls-comes-about": tlsComesAbout,
  "token-is-in-use": tokenIsInUse,
  "token-lacks-smtp-scope": tokenLacksSmtpScope,
  "unrelated-providers-fail-alike": unrelatedProvidersFailAlike,
  "unrelated-servers-share-the-issuer": unrelatedServersShareTheIssuer,
  "vpn-carries-the-traffic": vpnCarriesTheTraffic,
  "weak-crypto-is-complained-of": weakCryptoIsComplainedOf,
  "web-mail-accepts-the-pair": webMailAcceptsThePair,
  "webmail-refuses-too": webmailRefusesToo,
  "webmail-sends": webmailSends,
  "well-known-operators-alone-open": wellKnownOperatorsAloneOpen,
  "works-over-another-network": worksOverAnotherNetwork,
  "works-without-the-vpn": worksWithoutTheVpn,
};

export type SignId = keyof typeof all;

/** Every sign by its id. */
export const signs: Readonly<Record<SignId, Sign>> = all as unknown as Readonly<Record<SignId, Sign>>;
