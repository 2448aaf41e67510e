import type { Fault } from "../fault.ts";
import { accessNotSwitchedOn } from "./access-not-switched-on.ts";
import { accessNotSwitchedOnGmx } from "./access-not-switched-on-gmx.ts";
import { appPasswordRequired } from "./app-password-required.ts";
import { bannerMasked } from "./banner-masked.ts";
import { basicLoginRetired } from "./basic-login-retired.ts";
import { blockListed } from "./block-listed.ts";
import { ownServerGoesByAList } from "./own-server-goes-by-a-list.ts";
import { certificateChainIncomplete } from "./certificate-chain-incomplete.ts";
import { certificateExpired } from "./certificate-expired.ts";
import { certificateOtherName } from "./certificate-other-name.ts";
import { certificatePrivateAuthority } from "./certificate-private-authority.ts";
import { certificateSelfSigned } from "./certificate-self-signed.ts";
import { challengeOnly } from "./challenge-only.ts";
import { clockBehind } from "./clock-behind.ts";
import { closedPort } from "./closed-port.ts";
import { dailyLimit } from "./daily-limit.ts";
import { encryptionRequired } from "./encryption-required.ts";
import { greylisting } from "./greylisting.ts";
import { healthy465 } from "./healthy-465.ts";
import { healthy587 } from "./healthy-587.ts";
import { healthyCertificateByName } from "./healthy-certificate-by-name.ts";
import { healthyOddHello } from "./healthy-odd-hello.ts";
import { healthySlowGreeting } from "./healthy-slow-greeting.ts";
import { healthyToken } from "./healthy-token.ts";
import { helloRefused } from "./hello-refused.ts";
import { hostTypo } from "./host-typo.ts";
import { impostor } from "./impostor.ts";
import { ipv6Broken } from "./ipv6-broken.ts";
import { loginOnlyWhenEncrypted } from "./login-only-when-encrypted.ts";
import { loginSwitchedOffInProgram } from "./login-switched-off-in-program.ts";
import { mailExchangerPort } from "./mail-exchanger-port.ts";
import { mailShield } from "./mail-shield.ts";
import { messageTooBig } from "./message-too-big.ts";
import { noCommonCipher } from "./no-common-cipher.ts";
import { noLoginOffered } from "./no-login-offered.ts";
import { oauthOnly } from "./oauth-only.ts";
import { oldTlsOnly } from "./old-tls-only.ts";
import { oneAddressDead } from "./one-address-dead.ts";
import { outage } from "./outage.ts";
import { outageAfterLogin } from "./outage-after-login.ts";
import { rateLimit } from "./rate-limit.ts";
import { rateLimitAtOnce } from "./rate-limit-at-once.ts";
import { recipientUnknown } from "./recipient-unknown.ts";
import { relayDenied } from "./relay-denied.ts";
import { resolverFails } from "./resolver-fails.ts";
import { resolverSilent } from "./resolver-silent.ts";
import { sandbox } from "./sandbox.ts";
import { senderDomainUnknown } from "./sender-domain-unknown.ts";
import { senderNotOwned } from "./sender-not-owned.ts";
import { serverDown } from "./server-down.ts";
import { shortKeyExchange } from "./short-key-exchange.ts";
import { silentPort } from "./silent-port.ts";
import { smtpLoginSwitchedOff } from "./smtp-login-switched-off.ts";
import { starttlsOnTlsPort } from "./starttls-on-tls-port.ts";
import { starttlsStripped } from "./starttls-stripped.ts";
import { submissionNotRunning } from "./submission-not-running.ts";
import { starttlsUnusable } from "./starttls-unusable.ts";
import { submissionBlocked } from "./submission-blocked.ts";
import { suspiciousLogin } from "./suspicious-login.ts";
import { tlsOnStarttlsPort } from "./tls-on-starttls-port.ts";
import { tokenWithoutSending } from "./token-without-sending.ts";
import { tooManyAttempts } from "./too-many-attempts.ts";
import { yahooAccountPassword } from "./yahoo-account-password.ts";
import { usernameForm } from "./username-form.ts";
import { wrongPassword } from "./wrong-password.ts";

/** Every fault: first the one that is shown where nobody asks for another, then in the order in which a message would meet them, the healthy ones last. */
export const faults: readonly Fault[] = [
  closedPort,
  resolverSilent,
  resolverFails,
  hostTypo,
  senderDomainUnknown,
  submissionBlocked,
  silentPort,
  submissionNotRunning,
  serverDown,
  oneAddressDead,
  ipv6Broken,
  starttlsStripped,
  bannerMasked,
  impostor,
  mailExchangerPort,
  tlsOnStarttlsPort,
  starttlsOnTlsPort,
  encryptionRequired,
  loginOnlyWhenEncrypted,
  starttlsUnusable,
  noLoginOffered,
  certificateExpired,
  certificateOtherName,
  clockBehind,
  certificateSelfSigned,
  certificatePrivateAuthority,
  certificateChainIncomplete,
  oldTlsOnly,
  noCommonCipher,
  shortKeyExchange,
  mailShield,
  oauthOnly,
  challengeOnly,
  wrongPassword,
  smtpLoginSwitchedOff,
  basicLoginRetired,
  appPasswordRequired,
  yahooAccountPassword,
  tooManyAttempts,
  suspiciousLogin,
  accessNotSwitchedOn,
  accessNotSwitchedOnGmx,
  usernameForm,
  tokenWithoutSending,
  senderNotOwned,
  loginSwitchedOffInProgram,
  relayDenied,
  helloRefused,
  rateLimit,
  rateLimitAtOnce,
  dailyLimit,
  messageTooBig,
  greylisting,
  recipientUnknown,
  sandbox,
  blockListed,
  ownServerGoesByAList,
  outage,
  outageAfterLogin,
  healthySlowGreeting,
  healthy465,
  healthy587,
  healthyOddHello,
  healthyCertificateByName,
  healthyToken,
];
