import { type Fault, sendsBy } from "../fault.ts";

export const starttlsOnTlsPort: Fault = {
  id: "starttls-on-tls-port",
  title: "The mail program is set to STARTTLS on port 465, where the encryption begins with the first byte",
  expects: "cfg-plaintext-on-implicit-tls-port",
  user: sendsBy(465, "starttls"),
  build: (world) => world.provider(),
};
