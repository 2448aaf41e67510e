import { type Fault, sendsBy } from "../fault.ts";

export const healthy465: Fault = {
  id: "healthy-465",
  title: "Nothing is broken: port 465 with TLS from the first byte",
  expects: "healthy",
  user: sendsBy(465, "tls"),
  build: (world) => world.provider(),
};
