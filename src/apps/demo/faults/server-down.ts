import type { Fault } from "../fault.ts";

export const serverDown: Fault = {
  id: "server-down",
  title: "No port for sending answers at the provider, while everybody else's do",
  expects: "srv-submission-unreachable",
  build: (world) => world.provider({ ports: { 25: "closed", 465: "closed", 587: "closed" } }),
};
