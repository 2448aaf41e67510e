import type { Fault } from "../fault.ts";

export const helloRefused: Fault = {
  id: "hello-refused",
  title: "The server does not like the name by which the mail program introduces itself",
  expects: "cfg-helo-invalid",
  user: { ehloName: "anns_laptop" },
  build: (world) => world.provider({ submission: { hello: (name) => (name.includes("_") ? `501 5.5.2 <${name}>: Helo command rejected: Invalid name` : undefined) } }),
};
