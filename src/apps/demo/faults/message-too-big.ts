import type { Fault } from "../fault.ts";

export const messageTooBig: Fault = {
  id: "message-too-big",
  title: "The message is bigger than the server takes",
  expects: "pol-message-size",
  reported: "552 5.3.4 Message size exceeds fixed limit",
  build: (world) => world.provider({ submission: { keywords: ["PIPELINING", "SIZE 10485760", "ENHANCEDSTATUSCODES", "8BITMIME"] } }),
};
