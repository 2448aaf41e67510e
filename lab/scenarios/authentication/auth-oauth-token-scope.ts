import type { Lab } from "../../lab.ts";
import { providerSpeaks } from "../../faults.ts";
import { scenario } from "../../scenario.ts";

const token = (lab: Lab) => `ya29.${lab.person.password}`;

export default scenario({
  says: "The token is good for reading mail, and lacks the scope for sending.",
  distinguishedBy: "the token passes at IMAP; submission answers the same token with a 334 that says what is wrong, and then 535",
  world: (lab) => {
    const port = lab.draw.port();
    const answer = JSON.stringify({ email: lab.person.address, scope: "imap", active: "true" });
    lab.own.add("net", { part: "web", addresses: ["127.0.0.1"], port, documents: { "/token": answer } });
    lab.dovecot.mechanisms = "plain login xoauth2 oauthbearer";
    lab.dovecot.lines.push(
      `passdb {\n  driver = oauth2\n  mechanisms = xoauth2 oauthbearer\n  args = /run/lab/dovecot/oauth2.conf\n}`,
    );
    lab.files["/run/lab/dovecot/oauth2.conf"] = `tokeninfo_url = http://127.0.0.1:${port}/token?access_token=\nintrospection_mode = get\nusername_attribute = email\ntls_ca_cert_file = ${lab.pki.root}\n`;
    const said = Buffer.from(JSON.stringify({ status: "403", schemes: "Bearer", scope: "https://mail.google.com/" })).toString("base64");
    providerSpeaks(lab, {
      offers: ["SIZE 35882577", "8BITMIME", "AUTH XOAUTH2 OAUTHBEARER", "ENHANCEDSTATUSCODES"],
      replies: [
        { on: "AUTH XOAUTH2 .", say: `334 ${said}` },
        { on: "AUTH OAUTHBEARER .", say: `334 ${said}` },
        { on: "(AQ==)?$", say: "535-5.7.8 Username and Password not accepted. For more information, go to\n535 5.7.8  https://support.google.com/mail/?p=BadCredentials - gsmtp" },
      ],
    });
  },
  user: (lab) => ({ oauthToken: token(lab) }),
  proof: async (lab) => [[
      await lab.client(["curl", "-sS", "-v", "--max-time", "8", "--cacert", lab.pki.root, "--user", lab.person.address, "--oauth2-bearer", token(lab), "--sasl-ir", "--login-options", "AUTH=XOAUTH2", `imaps://${lab.provider.name}/`]),
      /OK .*Logged in/,
    ],
    [
      await lab.client(["curl", "-sS", "-v", "--max-time", "8", "--cacert", lab.pki.root, "--user", lab.person.address, "--oauth2-bearer", token(lab), "--sasl-ir", "--login-options", "AUTH=XOAUTH2", "--mail-from", lab.person.address, "--mail-rcpt", lab.person.address, "--upload-file", "/etc/hostname", `smtps://${lab.provider.name}/`]),
      /334 ey/,
    ],],
  expect: { named: "auth-oauth-token-scope", ruledOut: ["auth-bad-password"] },
});
