import type { Fault } from "../fault.ts";

export const rateLimit: Fault = {
  id: "rate-limit",
  title: "The account has sent too much in too short a time",
  expects: "quota-rate-throttle",
  build: (world) => world.provider({ submission: { rcpt: () => "450 4.7.1 Error: too much mail from ann@blossom.example, slow down" } }),
};
