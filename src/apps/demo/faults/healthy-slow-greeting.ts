import type { Fault } from "../fault.ts";

export const healthySlowGreeting: Fault = {
  id: "healthy-slow-greeting",
  title: "Nothing is broken: the server takes four seconds before it greets, to tire out senders of spam",
  expects: "healthy",
  build: (world) => world.provider({ submission: { greetAfterMs: 4_000 } }),
};
