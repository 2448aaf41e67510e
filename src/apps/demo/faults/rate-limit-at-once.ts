import type { Fault } from "../fault.ts";

export const rateLimitAtOnce: Fault = {
  id: "rate-limit-at-once",
  title: "The server hangs up because of too many messages in a row",
  expects: "quota-rate-throttle",
  build: (world) => world.provider({ submission: { mail: (_from, { user }) => (user === undefined ? undefined : "421 4.7.0 Rate limit exceeded, too many messages in a short time, closing connection") } }),
};
