import { type Fault, sendsBy } from "../fault.ts";

export const tlsOnStarttlsPort: Fault = {
  id: "tls-on-starttls-port",
  title: "The mail program is set to SSL/TLS on port 587, where the encryption begins with STARTTLS",
  expects: "cfg-implicit-tls-on-starttls-port",
  user: sendsBy(587, "tls"),
  build: (world) => world.provider(),
};
