// Written by `npm run tidy -- --write` from the files of this folder.
import type { Sign } from "../sign.ts";
import { accessLoginIsAccepted } from "./access-login-is-accepted.ts";
import { accessLoginIsRefused } from "./access-login-is-refused.ts";
import { accountCanSend } from "./account-can-send.ts";
import { configuredPortRefuses } from "./configured-port-refuses.ts";
import { envelopeIsRefusedAfterLogin } from "./envelope-is-refused-after-login.ts";
import { loginIsAccepted } from "./login-is-accepted.ts";
import { loginIsRefused } from "./login-is-refused.ts";
import { loginNamesDiffer } from "./login-names-differ.ts";
import { noMechanismInCommon } from "./no-mechanism-in-common.ts";
import { onlyOauthIsOffered } from "./only-oauth-is-offered.ts";
import { onlySendingRefusesThePair } from "./only-sending-refuses-the-pair.ts";
import { otherUserFormWorks } from "./other-user-form-works.ts";
import { ownAddressIsAccepted } from "./own-address-is-accepted.ts";
import { programFailsWhereWeLogIn } from "./program-fails-where-we-log-in.ts";
import { replyBlamesThePair } from "./reply-blames-the-pair.ts";
import { replyGivesAnotherReason } from "./reply-gives-another-reason.ts";
import { replyNamesAppPassword } from "./reply-names-app-password.ts";
import { replyNamesTheSourceAddress } from "./reply-names-the-source-address.ts";
import { replySaysAccessIsOff } from "./reply-says-access-is-off.ts";
import { replySaysAccountRestricted } from "./reply-says-account-restricted.ts";
import { replySaysBasicIsRetired } from "./reply-says-basic-is-retired.ts";
import { replySaysBlockList } from "./reply-says-block-list.ts";
import { replySaysDiskFull } from "./reply-says-disk-full.ts";
import { replySaysGreylisting } from "./reply-says-greylisting.ts";
import { replySaysHelloInvalid } from "./reply-says-hello-invalid.ts";
import { replySaysLockout } from "./reply-says-lockout.ts";
import { replySaysLoginIsWanted } from "./reply-says-login-is-wanted.ts";
import { replySaysLoginServiceIsDown } from "./reply-says-login-service-is-down.ts";
import { replySaysMailboxFull } from "./reply-says-mailbox-full.ts";
import { replySaysMechanismIsUnusable } from "./reply-says-mechanism-is-unusable.ts";
import { replySaysNoSuchRecipient } from "./reply-says-no-such-recipient.ts";
import { replySaysOutage } from "./reply-says-outage.ts";
import { replySaysPasswordMustChange } from "./reply-says-password-must-change.ts";
import { replySaysPopFirst } from "./reply-says-pop-first.ts";
import { replySaysQuota } from "./reply-says-quota.ts";
import { replySaysRate } from "./reply-says-rate.ts";
import { replySaysReceiverBlock } from "./reply-says-receiver-block.ts";
import { replySaysRecipientLimit } from "./reply-says-recipient-limit.ts";
import { replySaysRelayDenied } from "./reply-says-relay-denied.ts";
import { replySaysSandbox } from "./reply-says-sandbox.ts";
import { replySaysSenderDomainUnknown } from "./reply-says-sender-domain-unknown.ts";
import { replySaysSenderNotOwned } from "./reply-says-sender-not-owned.ts";
import { replySaysSignInWasBlocked } from "./reply-says-sign-in-was-blocked.ts";
import { replySaysSize } from "./reply-says-size.ts";
import { replySaysSmtpAuthIsOff } from "./reply-says-smtp-auth-is-off.ts";
import { replySaysTlsRequired } from "./reply-says-tls-required.ts";
import { replySaysTokenLacksRight } from "./reply-says-token-lacks-right.ts";
import { replySaysTooManyConnections } from "./reply-says-too-many-connections.ts";
import { replySaysUserNameForm } from "./reply-says-user-name-form.ts";
import { serverTakesNoLogin } from "./server-takes-no-login.ts";
import { siblingPortWorks } from "./sibling-port-works.ts";
import { tokenIsInUse } from "./token-is-in-use.ts";
import { tokenLacksSmtpScope } from "./token-lacks-smtp-scope.ts";

const all = {
  "access-login-is-accepted": accessLoginIsAccepted,
  "access-login-is-refused": accessLoginIsRefused,
  "account-can-send": accountCanSend,
  "configured-port-refuses": configuredPortRefuses,
  "envelope-is-refused-after-login": envelopeIsRefusedAfterLogin,
  "login-is-accepted": loginIsAccepted,
  "login-is-refused": loginIsRefused,
  "login-names-differ": loginNamesDiffer,
  "no-mechanism-in-common": noMechanismInCommon,
  "only-oauth-is-offered": onlyOauthIsOffered,
  "only-sending-refuses-the-pair": onlySendingRefusesThePair,
  "other-user-form-works": otherUserFormWorks,
  "own-address-is-accepted": ownAddressIsAccepted,
  "program-fails-where-we-log-in": programFailsWhereWeLogIn,
  "reply-blames-the-pair": replyBlamesThePair,
  "reply-gives-another-reason": replyGivesAnotherReason,
  "reply-names-app-password": replyNamesAppPassword,
  "reply-names-the-source-address": replyNamesTheSourceAddress,
  "reply-says-access-is-off": replySaysAccessIsOff,
  "reply-says-account-restricted": replySaysAccountRestricted,
  "reply-says-basic-is-retired": replySaysBasicIsRetired,
  "reply-says-block-list": replySaysBlockList,
  "reply-says-disk-full": replySaysDiskFull,
  "reply-says-greylisting": replySaysGreylisting,
  "reply-says-hello-invalid": replySaysHelloInvalid,
  "reply-says-lockout": replySaysLockout,
  "reply-says-login-is-wanted": replySaysLoginIsWanted,
  "reply-says-login-service-is-down": replySaysLoginServiceIsDown,
  "reply-says-mailbox-full": replySaysMailboxFull,
  "reply-says-mechanism-is-unusable": replySaysMechanismIsUnusable,
  "reply-says-no-such-recipient": replySaysNoSuchRecipient,
  "reply-says-outage": replySaysOutage,
  "reply-says-password-must-change": replySaysPasswordMustChange,
  "reply-says-pop-first": replySaysPopFirst,
  "reply-says-quota": replySaysQuota,
  "reply-says-rate": replySaysRate,
  "reply-says-receiver-block": replySaysReceiverBlock,
  "reply-says-recipient-limit": replySaysRecipientLimit,
  "reply-says-relay-denied": replySaysRelayDenied,
  "reply-says-sandbox": replySaysSandbox,
  "reply-says-sender-domain-unknown": replySaysSenderDomainUnknown,
  "reply-says-sender-not-owned": replySaysSenderNotOwned,
  "reply-says-sign-in-was-blocked": replySaysSignInWasBlocked,
  "reply-says-size": replySaysSize,
  "reply-says-smtp-auth-is-off": replySaysSmtpAuthIsOff,
  "reply-says-tls-required": replySaysTlsRequired,
  "reply-says-token-lacks-right": replySaysTokenLacksRight,
  "reply-says-too-many-connections": replySaysTooManyConnections,
  "reply-says-user-name-form": replySaysUserNameForm,
  "server-takes-no-login": serverTakesNoLogin,
  "sibling-port-works": siblingPortWorks,
  "token-is-in-use": tokenIsInUse,
  "token-lacks-smtp-scope": tokenLacksSmtpScope,
};

export type SignId = keyof typeof all;

/** Every sign by its id. */
export const signs: Readonly<Record<SignId, Sign>> = all as unknown as Readonly<Record<SignId, Sign>>;
