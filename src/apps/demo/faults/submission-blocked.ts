import type { Fault } from "../fault.ts";

export const submissionBlocked: Fault = {
  id: "submission-blocked",
  title: "This network drops everything to the ports for sending mail, whoever's server it is",
  expects: "net-submission-port-blocked",
  async build(world) {
    await world.provider();
    world.drop(({ port }) => [25, 465, 587, 2525].includes(port));
  },
};
