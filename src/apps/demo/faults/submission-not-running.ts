import type { Fault } from "../fault.ts";

export const submissionNotRunning: Fault = {
  id: "submission-not-running",
  title: "The company's own server takes mail from others on port 25, and listens on no port for its own people",
  expects: "srv-submission-unreachable",
  build: (world) => world.provider({ ports: { 465: "closed", 587: "closed" } }),
};
