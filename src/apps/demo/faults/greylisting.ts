import type { Fault } from "../fault.ts";

export const greylisting: Fault = {
  id: "greylisting",
  title: "The server puts every first message off for some minutes",
  expects: "rep-greylisting",
  build: (world) => world.provider({ submission: { rcpt: (to) => `450 4.2.0 <${to}>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/blossom.example.html` } }),
};
