import { arrivals } from "../../parts/arrival.ts";
import { giveSecondMailbox } from "../../parts/second-mailbox.ts";
import { scenario } from "../../scenario.ts";
import { dig, swaks } from "../../tools.ts";

export default scenario({
  says: "SPF leaves out the server that sends, the domain has refused what is not proven, and the operator of the second mailbox goes by it.",
  distinguishedBy: "the own server takes the message; the bounce that comes into the first mailbox bears the receiver's words about DMARC",
  world: (lab) => {
    giveSecondMailbox(lab);
    const { dns, provider, second } = lab;
    dns.remove(provider.domain, "TXT");
    dns.add(provider.domain, "TXT", `"v=spf1 ip4:${second.v4} -all"`);
    dns.remove(`_dmarc.${provider.domain}`);
    dns.add(`_dmarc.${provider.domain}`, "TXT", '"v=DMARC1; p=reject"');
  },
  user: () => ({ send: "yes", arriveAt: "its password", timeoutSeconds: 15 }),
  proof: async (lab) => [
    [await dig(lab, "+short", `_dmarc.${lab.provider.domain}`, "TXT"), /p=reject/],
    [await swaks(lab, { quitAfter: "none", to: lab.secondMailbox?.address ?? "" }), /Ok: queued/],
  ],
  shows: (measured) => {
    const bounce = arrivals(measured).find((one) => one.outcome === "bounced");
    if (bounce?.outcome !== "bounced") return [`a bounce, and there is: ${arrivals(measured).map((one) => one.outcome).join(", ") || "nothing"}`];
    return [...(/DMARC policy/.test(bounce.bounce.lines.join(" ")) ? [] : [`the receiver's words in the bounce: ${bounce.bounce.lines.join(" ")}`]), ...(bounce.removed === "yes" ? [] : ["that the bounce was removed again"])];
  },
  expect: { named: "dns-dmarc-reject", ruledOut: ["auth-bad-password"] },
});
