import type { Fault } from "../fault.ts";

export const closedPort: Fault = {
  id: "closed-port",
  title: "The mail program uses port 587, and the provider sends by 465 alone",
  expects: "cfg-wrong-port",
  build: (world) => world.provider({ ports: { 587: "closed" } }),
};
