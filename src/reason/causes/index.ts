// Written by `npm run tidy -- --write` from the folders below.
import type { Cause } from "../cause.ts";
import { avPortOrWormRuleBlock } from "./antivirus/av-port-or-worm-rule-block.ts";
import { authIpBanned } from "./firewall/auth-ip-banned.ts";
import { netFirewallContentDrop } from "./firewall/net-firewall-content-drop.ts";
import { netHostFirewallEgress } from "./firewall/net-host-firewall-egress.ts";
import { netIdleConnectionDropped } from "./firewall/net-idle-connection-dropped.ts";
import { netLocalSandboxPolicy } from "./firewall/net-local-sandbox-policy.ts";
import { netSmtpInspectionProxy } from "./firewall/net-smtp-inspection-proxy.ts";
import { netSomeAddressesUnreachable } from "./firewall/net-some-addresses-unreachable.ts";
import { ispSmarthostRequired } from "./isp/isp-smarthost-required.ts";
import { netIspPort25ClientBlock } from "./isp/net-isp-port25-client-block.ts";
import { netRouterMailAllowlist } from "./isp/net-router-mail-allowlist.ts";
import { netTransparentSmtpRedirect } from "./isp/net-transparent-smtp-redirect.ts";
import { netContainerNoEgress } from "./ports/net-container-no-egress.ts";
import { netIpv6Broken } from "./ports/net-ipv6-broken.ts";
import { netMtuBlackhole } from "./ports/net-mtu-blackhole.ts";
import { netPort25EgressBlock } from "./ports/net-port25-egress-block.ts";
import { netSubmissionPortBlocked } from "./ports/net-submission-port-blocked.ts";
import { netVpnPathBlock } from "./ports/net-vpn-path-block.ts";
import { cfgWrongPort } from "./settings/cfg-wrong-port.ts";

/** Every cause that has a table, by group and id. */
export const causes: readonly Cause[] = [
  avPortOrWormRuleBlock,
  authIpBanned,
  netFirewallContentDrop,
  netHostFirewallEgress,
  netIdleConnectionDropped,
  netLocalSandboxPolicy,
  netSmtpInspectionProxy,
  netSomeAddressesUnreachable,
  ispSmarthostRequired,
  netIspPort25ClientBlock,
  netRouterMailAllowlist,
  netTransparentSmtpRedirect,
  netContainerNoEgress,
  netIpv6Broken,
  netMtuBlackhole,
  netPort25EgressBlock,
  netSubmissionPortBlocked,
  netVpnPathBlock,
  cfgWrongPort,
];
