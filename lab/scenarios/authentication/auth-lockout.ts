import { scenario } from "../../scenario.ts";
import { imap, swaks } from "../../tools.ts";

export default scenario({
  says: "Five wrong logins have locked the account; now the right password is refused too.",
  distinguishedBy: "the reply says that the account is temporarily locked, at IMAP as well",
  world: (lab) => {
    const port = lab.draw.port();
    lab.own.add("net", { part: "policy", port, rule: "lockout", after: 5, action: "Account is temporarily locked after too many failed logins" });
    lab.dovecot.lines.push(`auth_policy_server_url = http://127.0.0.1:${port}/`, "auth_policy_hash_nonce = lab", "auth_policy_request_attributes = login=%{requested_username}");
    lab.afterwards.push(async () => {
      for (let tries = 0; tries < 5; tries += 1) await swaks(lab, { password: "wrong" });
    });
  },
  proof: async (lab) => [[await swaks(lab), /535 .*temporarily locked/], [await imap(lab), /temporarily locked/]],
  expect: { named: "auth-lockout", ruledOut: ["auth-bad-password"] },
});
