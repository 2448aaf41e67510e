import type { Lab } from "./lab.ts";
import type { MiddleboxAct } from "./parts/middlebox.ts";
import type { MilterServer } from "./parts/milter.ts";
import type { Filter, Hook } from "./parts/nft.ts";
import { daemon, inside, must } from "./shell.ts";
import { Dovecot } from "./parts/dovecot.ts";
import type { MailHost } from "./parts/postfix.ts";
import type { ScriptedReply } from "./parts/scripted-server.ts";
import { plainPackets } from "./world.ts";

/** The ports by which users and servers hand mail over. */
export const mailPorts = [25, 465, 587] as const;

/** Stops connections to these ports, at the access provider unless another machine is named; `how` is nft's own word for it. */
export function blockPorts(
  lab: Lab,
  ports: readonly number[],
  how: "drop" | "reject with tcp reset" | "reject with icmpx admin-prohibited" | "reject with icmpx port-unreachable" = "drop",
  where: { readonly machine?: Filter; readonly hook?: Hook; readonly only?: string } = {},
): void {
  const machine = where.machine ?? "isp";
  lab.filters.add(machine, where.hook ?? "forward", `${where.only ?? ""} meta l4proto tcp tcp dport { ${ports.join(", ")} } ${how}`.trim());
}

/** Replaces the provider's submission by a server that speaks given words. */
export function providerSpeaks(
  lab: Lab,
  script: {
    readonly banner?: string;
    readonly offers?: readonly string[];
    readonly replies: readonly ScriptedReply[];
    readonly users?: Readonly<Record<string, string>>;
    readonly bannerWaitMs?: number;
  },
): void {
  const { provider } = lab;
  lab.postfix.close(provider, 465, 587);
  for (const [port, security] of [[465, "tls"], [587, "starttls"]] as const) {
    lab.own.add("net", {
      part: "scripted",
      name: provider.name,
      addresses: [provider.v4, provider.v6],
      port,
      security,
      certificate: provider.certificate,
      banner: script.banner ?? `220 ${provider.name} ESMTP ready`,
      offers: script.offers ?? ["SIZE 35882577", "8BITMIME", "AUTH LOGIN PLAIN XOAUTH2", "ENHANCEDSTATUSCODES", "PIPELINING", "SMTPUTF8"],
      offersInClear: ["SIZE 35882577", "8BITMIME", "ENHANCEDSTATUSCODES", "PIPELINING", "SMTPUTF8"],
      replies: script.replies,
      users: script.users ?? { [lab.person.address]: lab.person.password },
      ...(script.bannerWaitMs === undefined ? {} : { bannerWaitMs: script.bannerWaitMs }),
    });
  }
}

/** Turns the conversations with these hosts over to a program in the home router, or on the client machine itself. */
export function throughMiddlebox(
  lab: Lab,
  act: (host: MailHost, port: number) => MiddleboxAct,
  at: { readonly ports: readonly number[]; readonly hosts?: readonly MailHost[]; readonly machine?: "home" | "client" },
): void {
  const machine = at.machine ?? "home";
  for (const host of at.hosts ?? [lab.provider, lab.second, lab.third]) {
    for (const port of at.ports) {
      for (const address of [host.v4, host.v6]) {
        const six = address.includes(":");
        const own = lab.draw.port();
        lab.own.add(machine, {
          part: "middlebox",
          name: `middlebox ${host.name}:${port}`,
          address: six ? "::" : "0.0.0.0",
          port: own,
          upstream: { host: address, port },
          act: act(host, port),
        });
        // On the client machine itself the program's own connections must not be turned over to it again.
        const who = machine === "client" ? "meta skuid 1000" : "";
        const rule = `${who} ${six ? "ip6" : "ip"} daddr ${address} tcp dport ${port} redirect to :${own}`.trim();
        lab.filters.add(machine, machine === "client" ? "redirect-own" : "redirect", rule);
      }
    }
  }
}

/** Gives the provider's submission a login authority of its own, apart from that of the mailboxes. */
export function saslFor(lab: Lab, mechanisms: string): Dovecot {
  const authority = new Dovecot("submission");
  authority.mechanisms = mechanisms;
  authority.allow(lab.person.address, lab.person.password);
  lab.also.push(authority);
  lab.postfix.set(lab.provider, { smtpd_sasl_path: authority.socket });
  return authority;
}

/** Makes the provider answer every recipient of a logged-in user with this. */
export function policyAnswer(lab: Lab, action: string, after = 0): void {
  const port = lab.draw.port();
  lab.own.add("net", { part: "policy", port, rule: "always", action, after });
  lab.postfix.set(lab.provider, { smtpd_recipient_restrictions: `check_policy_service inet:127.0.0.1:${port}` });
}

/** Makes the provider's submission ask a mail filter that is ill in this way. */
export function milter(lab: Lab, at: MilterServer["at"], does: MilterServer["does"]): void {
  const port = lab.draw.port();
  lab.own.add("net", { part: "milter", port, at, does });
  lab.postfix.set(lab.provider, { smtpd_milters: `inet:127.0.0.1:${port}`, milter_default_action: "tempfail" });
}

/** Holds connections to the provider's submission open from the client machine, as another program of the same line would. */
export async function hold(lab: Lab, count: number): Promise<void> {
  const program = `
    const { connect } = require("node:net");
    for (const host of ${JSON.stringify([lab.provider.v4, lab.provider.v6])})
      for (let one = 0; one < ${count}; one += 1) connect({ host, port: 587 }).on("error", () => {}).resume();
    setInterval(() => {}, 1000);`;
  daemon("client", [process.execPath, "-e", program], "/run/lab/log/hold.out");
  await new Promise((go) => setTimeout(go, 400));
}

/** Drops large packets of the client's at the access provider, and tells nobody. */
export function largePacketsVanish(lab: Lab): void {
  lab.filters.add("isp", "forward", 'iifname "i0" ip length > 1000 drop', 'iifname "i0" ip6 length > 960 drop');
  lab.afterwards.push(plainPackets);
}

/** Makes the home router forget connections that rest for so many seconds, and drop what belongs to none that it knows. */
export function forgetsIdle(lab: Lab, seconds: number): void {
  lab.filters.add("home", "forward", "ct state invalid drop");
  lab.afterwards.push(async () => {
    await must(inside("home", ["sh", "-ec", `cd /proc/sys/net/netfilter; echo 0 > nf_conntrack_tcp_loose; echo ${seconds} > nf_conntrack_tcp_timeout_established`]));
  });
}

/** Lets something run on the client machine under the name of this process, as a security product would. */
export function runsAs(lab: Lab, name: string): void {
  lab.afterwards.push(async () => {
    const path = `/run/lab/${name}`;
    await must(["sh", "-ec", `cp "$(command -v sleep)" ${path}`]);
    daemon("client", [path, "1000"], `/run/lab/log/${name}.out`);
  });
}

/**
 * Puts a program between the mail program and the provider that listens on this machine's loopback, as bridges and some mail shields do:
 * the mail program's settings name `localhost` and this port, and the program itself goes on to the provider.
 */
export function standsInFor(lab: Lab, port: number, act: MiddleboxAct, name: string): void {
  lab.own.runAs("client", name);
  lab.own.add("client", { part: "middlebox", name: `${name} on this machine`, address: "127.0.0.1", port, // The receiving side is reached by IPv4: its connections are not those of the shield.
    upstream: { host: lab.provider.v6, port: 587 }, act });
}

/** Puts a mail server onto the client machine itself, at its loopback address. */
export function ownMailServer(lab: Lab, port: number): void {
  lab.own.add("client", { part: "scripted", name: "desk.local.test", addresses: ["127.0.0.1"], port, security: "none", banner: "220 desk.local.test ESMTP Postfix", offers: ["SIZE 10240000", "8BITMIME"] });
}
