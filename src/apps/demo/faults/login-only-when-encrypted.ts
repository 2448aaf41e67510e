import { type Fault, sendsBy } from "../fault.ts";

export const loginOnlyWhenEncrypted: Fault = {
  id: "login-only-when-encrypted",
  title: "The mail program does not encrypt, and the server takes logins only on encrypted connections",
  expects: "cfg-auth-needs-tls",
  user: sendsBy(587, "none"),
  build: (world) =>
    world.provider({
      submission: {
        mail: () => "250 2.1.0 Ok",
        rcpt: (to, { user }) => (user === undefined ? `554 5.7.1 <${to}>: Relay access denied` : undefined),
      },
    }),
};
