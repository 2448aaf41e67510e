import type { Fault } from "../fault.ts";

export const noLoginOffered: Fault = {
  id: "no-login-offered",
  title: "The server offers no login on the submission port, encrypted or not",
  expects: "cfg-auth-not-offered",
  build: (world) => world.provider({ ports: { 587: { mechanisms: [] }, 465: { mechanisms: [] } } }),
};
