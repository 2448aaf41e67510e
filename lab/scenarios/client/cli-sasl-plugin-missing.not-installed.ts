import { clientPostfix, startClientPostfix, submitLocally } from "../../parts/client-postfix.ts";
import { must } from "../../shell.ts";
import { scenario } from "../../scenario.ts";
import { swaks } from "../../tools.ts";

export default scenario({
  says: "The machine's own Postfix is to log in at the provider, and libsasl2-modules is not installed.",
  distinguishedBy: "no module for a login in the folders of Cyrus SASL, and Postfix says that it has no mechanism, while the server offers PLAIN and takes the pair",
  world: (lab) => {
    lab.afterwards.push(async () => {
      await must(["sh", "-ec", "for f in /usr/lib/*/sasl2; do mount -t tmpfs lab $f; done"]);
      await startClientPostfix(lab);
      await submitLocally(lab);
      await must(["sh", "-ec", "for i in 1 2 3 4 5 6 7 8 9 10; do grep -q 'no mechanism available' /run/lab/log/client-postfix.log && exit 0; sleep 0.5; done; cat /run/lab/log/client-postfix.log; ip netns exec client postqueue -j; ls /usr/lib/*/sasl2; exit 1"]);
    });
  },
  user: () => ({ client: clientPostfix, uid: 0 }),
  proof: async (lab) => [[await swaks(lab), /250 2\.1\.5 Ok/], [await lab.client(["postqueue", "-j"], { uid: 0 }), /no mechanism available/]],
  expect: { named: "cli-sasl-plugin-missing", ruledOut: ["auth-mechanism-mismatch"] },
});
