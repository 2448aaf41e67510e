import type { Fault } from "../fault.ts";

export const outage: Fault = {
  id: "outage",
  title: "The provider is out of order and says so",
  expects: "prov-outage",
  build: (world) => world.provider({ submission: { greeting: "421 4.3.2 smtp.blossom.example Service not available, closing transmission channel" }, ports: { 25: { greeting: "421 4.3.2 smtp.blossom.example Service not available, closing transmission channel" } } }),
};
