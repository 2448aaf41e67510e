import type { Fault } from "../fault.ts";

export const silentPort: Fault = {
  id: "silent-port",
  title: "Nothing answers on port 587 of the mail server, while its other ports and everybody else's port 587 do",
  expects: "cfg-wrong-port",
  build: (world) => world.provider({ ports: { 587: "silent" } }),
};
