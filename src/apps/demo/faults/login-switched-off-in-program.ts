import type { Fault } from "../fault.ts";

export const loginSwitchedOffInProgram: Fault = {
  id: "login-switched-off-in-program",
  title: "The mail program does not log in, and the server relays for nobody who does not",
  expects: "cfg-auth-not-enabled-in-client",
  reported: "An error occurred while sending mail. The mail server responded: 554 5.7.1 <bob@north.example>: Relay access denied. Please check the message recipient bob@north.example and try again.",
  build: (world) => world.provider(),
};
