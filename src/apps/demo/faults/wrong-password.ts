import type { Fault } from "../fault.ts";

export const wrongPassword: Fault = {
  id: "wrong-password",
  title: "The password is wrong, for receiving as for sending",
  expects: "auth-bad-password",
  async build(world) {
    const changed = { user: world.account.user, password: "another-one" };
    await world.provider({ accounts: [changed], imap: { accounts: [changed] } });
  },
};
