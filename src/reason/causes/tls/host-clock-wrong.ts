import type { Cause } from "../../cause.ts";

export const hostClockWrong: Cause = {
  id: "host-clock-wrong",
  title: "Wrong clock on this machine",
  maturity: "confirmed",
  requires: [],
  requiresOneOf: ["clock-explains-the-dates", "certificate-is-not-yet-valid"],
  supportedBy: { "clock-is-wrong": "strong", "nobody-sets-the-clock": "fair" },
  excludedBy: ["account-can-send", "certificate-begins-in-the-future"],
  neighbours: ["tls-cert-expired", "tls-cert-stale-in-service"],
  remedy: () => ({
    who: "you",
    steps: [
      { do: "act", what: "Switch on \"set time automatically\" in the system's settings for date and time, and check the time zone and the year" },
      { do: "run", os: "windows", command: "w32tm /resync" },
      { do: "run", os: "linux", command: "timedatectl set-ntp true" },
      { do: "run", os: "macos", command: "sudo sntp -sS time.apple.com" },
      { do: "act", what: "If the clock is wrong again after the next start, the battery on the main board is empty; on a virtual machine, check the clock of its host" },
    ],
    proveBy: ["clock-offset", "tls-handshake"],
  }),
};
