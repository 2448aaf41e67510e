// Written by `npm run tidy -- --write` from the files of this folder.
import type { Sign } from "../sign.ts";
import { accessNetworkDemandsItsRelay } from "./access-network-demands-its-relay.ts";
import { accessSideAnswers } from "./access-side-answers.ts";
import { accountCanSend } from "./account-can-send.ts";
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
import { dialogueIsCutForControlsToo } from "./dialogue-is-cut-for-controls-too.ts";
import { greetingIsForeign } from "./greeting-is-foreign.ts";
import { greetingIsMasked } from "./greeting-is-masked.ts";
import { helloIsRewritten } from "./hello-is-rewritten.ts";
import { ipv6FailsWhileIpv4Works } from "./ipv6-fails-while-ipv4-works.ts";
import { itWorkedBefore } from "./it-worked-before.ts";
import { largePacketsVanish } from "./large-packets-vanish.ts";
import { lineIsAHosters } from "./line-is-a-hosters.ts";
import { lineIsAnAccessLine } from "./line-is-an-access-line.ts";
import { machineHasAPublicAddress } from "./machine-has-a-public-address.ts";
import { machineIsAContainer } from "./machine-is-a-container.ts";
import { mailPortsAreProhibited } from "./mail-ports-are-prohibited.ts";
import { mailPortsOfHostAllFail } from "./mail-ports-of-host-all-fail.ts";
import { nothingOutsideAnswers } from "./nothing-outside-answers.ts";
import { oneRelayAloneOpens } from "./one-relay-alone-opens.ts";
import { otherPortOfHostOpens } from "./other-port-of-host-opens.ts";
import { ownMachineWithholdsPackets } from "./own-machine-withholds-packets.ts";
import { port25IsInQuestion } from "./port-25-is-in-question.ts";
import { reportedBreakInTheMessage } from "./reported-break-in-the-message.ts";
import { reportedConnectionIsNotPermitted } from "./reported-connection-is-not-permitted.ts";
import { reportedDropAfterIdle } from "./reported-drop-after-idle.ts";
import { reportedNamesAnAntivirus } from "./reported-names-an-antivirus.ts";
import { sameServerAnswersForControls } from "./same-server-answers-for-controls.ts";
import { siblingPortWorks } from "./sibling-port-works.ts";
import { someAddressesFail } from "./some-addresses-fail.ts";
import { starttlsIsStrippedOnTheWay } from "./starttls-is-stripped-on-the-way.ts";
import { vpnCarriesTheTraffic } from "./vpn-carries-the-traffic.ts";
import { wellKnownOperatorsAloneOpen } from "./well-known-operators-alone-open.ts";

const all = {
  "access-network-demands-its-relay": accessNetworkDemandsItsRelay,
  "access-side-answers": accessSideAnswers,
  "account-can-send": accountCanSend,
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
  "dialogue-is-cut-for-controls-too": dialogueIsCutForControlsToo,
  "greeting-is-foreign": greetingIsForeign,
  "greeting-is-masked": greetingIsMasked,
  "hello-is-rewritten": helloIsRewritten,
  "ipv6-fails-while-ipv4-works": ipv6FailsWhileIpv4Works,
  "it-worked-before": itWorkedBefore,
  "large-packets-vanish": largePacketsVanish,
  "line-is-a-hosters": lineIsAHosters,
  "line-is-an-access-line": lineIsAnAccessLine,
  "machine-has-a-public-address": machineHasAPublicAddress,
  "machine-is-a-container": machineIsAContainer,
  "mail-ports-are-prohibited": mailPortsAreProhibited,
  "mail-ports-of-host-all-fail": mailPortsOfHostAllFail,
  "nothing-outside-answers": nothingOutsideAnswers,
  "one-relay-alone-opens": oneRelayAloneOpens,
  "other-port-of-host-opens": otherPortOfHostOpens,
  "own-machine-withholds-packets": ownMachineWithholdsPackets,
  "port-25-is-in-question": port25IsInQuestion,
  "reported-break-in-the-message": reportedBreakInTheMessage,
  "reported-connection-is-not-permitted": reportedConnectionIsNotPermitted,
  "reported-drop-after-idle": reportedDropAfterIdle,
  "reported-names-an-antivirus": reportedNamesAnAntivirus,
  "same-server-answers-for-controls": sameServerAnswersForControls,
  "sibling-port-works": siblingPortWorks,
  "some-addresses-fail": someAddressesFail,
  "starttls-is-stripped-on-the-way": starttlsIsStrippedOnTheWay,
  "vpn-carries-the-traffic": vpnCarriesTheTraffic,
  "well-known-operators-alone-open": wellKnownOperatorsAloneOpen,
};

export type SignId = keyof typeof all;

/** Every sign by its id. */
export const signs: Readonly<Record<SignId, Sign>> = all as unknown as Readonly<Record<SignId, Sign>>;
