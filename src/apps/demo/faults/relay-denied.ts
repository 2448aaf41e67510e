import { type Fault, sendsBy } from "../fault.ts";

const relay = "cluster5.eu.messagelabs.com";

export const relayDenied: Fault = {
  id: "relay-denied",
  title: "The company's relay knows its customers by their network address, and not this one",
  expects: "pol-relay-denied-source",
  user: sendsBy(25, "starttls", relay),
  async build(world) {
    const rcpt = () => "550 You are trying to use me [server-5.tower-31.messagelabs.com] as a relay, but I have not been configured to let you [203.0.113.4, mail.blossom.example] do this. Please visit www.symanteccloud.com/troubleshooting for more details about this error message and instructions to resolve this issue.";
    await world.provider({ ports: { 25: { greeting: "220 server-5.tower-31.messagelabs.com ESMTP", rcpt }, 465: "closed", 587: "closed" } });
  },
};
