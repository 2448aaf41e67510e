import type { Fault } from "../fault.ts";

export const starttlsUnusable: Fault = {
  id: "starttls-unusable",
  title: "The mail program insists on STARTTLS, and the server says that its encryption is out of order",
  expects: "cfg-starttls-not-usable",
  build: (world) => world.provider({ ports: { 587: { starttls: "454 4.7.0 TLS not available due to local problem" }, 25: { starttls: "454 4.7.0 TLS not available due to local problem" } } }),
};
