import type { Fault } from "../fault.ts";

export const healthy587: Fault = {
  id: "healthy-587",
  title: "Nothing is broken: port 587 with STARTTLS",
  expects: "healthy",
  build: (world) => world.provider(),
};
