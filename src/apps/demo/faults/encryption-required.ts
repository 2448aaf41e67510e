import { type Fault, sendsBy } from "../fault.ts";

export const encryptionRequired: Fault = {
  id: "encryption-required",
  title: "The mail program does not encrypt, and the server insists on it",
  expects: "cfg-starttls-required-not-used",
  user: sendsBy(587, "none"),
  build: (world) => world.provider({ submission: { mail: (_from, { encrypted }) => (encrypted === "no" ? "530 5.7.0 Must issue a STARTTLS command first" : undefined) } }),
};
