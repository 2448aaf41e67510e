import { type Fault, sendsBy } from "../fault.ts";

export const mailExchangerPort: Fault = {
  id: "mail-exchanger-port",
  title: "The mail program sends by port 25, where the provider takes mail from other servers and no logins",
  expects: "cfg-wrong-port",
  user: sendsBy(25, "starttls"),
  build: (world) => world.provider(),
};
