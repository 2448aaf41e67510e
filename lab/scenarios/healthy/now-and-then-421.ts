import { scenario } from "../../scenario.ts";
import { connect, swaks } from "../../tools.ts";

export default scenario({
  says: "The server answers 421 to one address now and then; a second connection passes.",
  distinguishedBy: "one of two addresses answers 421, the other takes the message",
  world: (lab) => {
    const busy = lab.spare[0] as string;
    lab.dns.remove(lab.provider.name, "AAAA");
    lab.dns.add(lab.provider.name, "A", busy);
    for (const [port, security] of [[465, "tls"], [587, "starttls"]] as const) {
      lab.own.add("net", { part: "scripted", name: lab.provider.name, addresses: [busy], port, security, certificate: lab.provider.certificate, banner: `421 4.3.2 ${lab.provider.name} busy, try again`, offers: [], replies: [{ on: ".*", say: "421 4.3.2 busy", thenClose: "yes" }] });
    }
  },
  proof: async (lab) => [[await swaks(lab, { server: lab.provider.v4 }), /250 2\.1\.5 Ok/], [await connect(lab, lab.spare[0] as string, 587), /heard 421/]],
  expect: { named: "healthy" },
});
