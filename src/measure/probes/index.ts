import type { Probe } from "../probe.ts";
import { accessLogin } from "./access-login.ts";
import { accessLook } from "./access-look.ts";
import { clockOffset } from "./clock-offset.ts";
import { controlConnect } from "./control-connect.ts";
import { controlGreeting } from "./control-greeting.ts";
import { controlTls } from "./control-tls.ts";
import { dnsAnswer } from "./dns-answer.ts";
import { dnsAuthority } from "./dns-authority.ts";
import { egressCount } from "./egress-count.ts";
import { idleLadder } from "./idle-ladder.ts";
import { localMailServer } from "./local-mail-server.ts";
import { localQueue } from "./local-queue.ts";
import { localWorkers } from "./local-workers.ts";
import { machineInterfaces } from "./machine-interfaces.ts";
import { nowhereConnect } from "./nowhere-connect.ts";
import { pathTrace } from "./path-trace.ts";
import { saslModules } from "./sasl-modules.ts";
import { sizeLadder } from "./size-ladder.ts";
import { smtpLoginOtherHost } from "./smtp-login-other-host.ts";
import { smtpLoginOtherUser } from "./smtp-login-other-user.ts";
import { smtpLook } from "./smtp-look.ts";
import { smtpSubmit } from "./smtp-submit.ts";
import { systemLookup } from "./system-lookup.ts";
import { tcpConnect } from "./tcp-connect.ts";
import { tlsIssuerFetch } from "./tls-issuer-fetch.ts";
import { tlsLegacy } from "./tls-legacy.ts";
import { tlsWithoutSni } from "./tls-without-sni.ts";
import { webTls } from "./web-tls.ts";
import { ownFirewall } from "./own-firewall.ts";
import { localListeners } from "./local-listeners.ts";
import { guardsPresent } from "./guards-present.ts";
import { nameOverrides } from "./name-overrides.ts";
import { policyDenials } from "./policy-denials.ts";
import { clockKeeper } from "./clock-keeper.ts";
import { networkIdentity } from "./network-identity.ts";

/** Every probe, the ones on the critical path first: when two want the same server, the earlier one gets it. */
export const probes: readonly Probe[] = [
  dnsAnswer,
  systemLookup,
  dnsAuthority,
  smtpSubmit,
  accessLogin,
  accessLook,
  smtpLook,
  tlsWithoutSni,
  tlsLegacy,
  tlsIssuerFetch,
  webTls,
  controlTls,
  clockOffset,
  controlConnect,
  controlGreeting,
  tcpConnect,
  machineInterfaces,
  egressCount,
  smtpLoginOtherUser,
  smtpLoginOtherHost,
  localQueue,
  localMailServer,
  saslModules,
  localWorkers,
  nowhereConnect,
  pathTrace,
  sizeLadder,
  idleLadder,
  ownFirewall,
  localListeners,
  guardsPresent,
  nameOverrides,
  policyDenials,
  clockKeeper,
  networkIdentity,
] as readonly unknown[] as readonly Probe[];
