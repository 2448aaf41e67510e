import type { Fault } from "../fault.ts";

export const healthyToken: Fault = {
  id: "healthy-token",
  title: "Nothing is broken: a sign-in token in place of a password",
  expects: "healthy",
  user: { credential: { kind: "oauth-token", submissionUser: "ann@blossom.example", accessUser: "ann@blossom.example" } },
  build: (world) => world.provider(),
};
