import type { Fault } from "../fault.ts";

export const loginSwitchedOffInProgram: Fault = {
  id: "login-switched-off-in-program",
  title: "The mail program does not log in, and the server relays for nobody who does not",
  expects: "cfg-auth-not-enabled-in-client",
  reported: "554 5.7.1 <bob@north.example>: Relay access denied",
  build: (world) => world.provider(),
};
