import type { Fault } from "../fault.ts";

const hoster = "cp7.webhosting.example";

export const impostor: Fault = {
  id: "impostor",
  title: "The hosting company answers in the place of every mail server in the world",
  expects: "net-transparent-smtp-redirect",
  async build(world) {
    await world.provider();
    const tls = { context: await world.certificate({ names: [hoster] }) };
    world.redirect([25, 465, 587], (port) => world.smtp({ name: hoster, accounts: [], tls, security: port === 465 ? "tls" : "starttls" }));
  },
};
