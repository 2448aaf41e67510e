import { expect, test } from "vitest";
import { defaultControls } from "./controls.ts";

const hostsOn = (port: number, controls: ReturnType<typeof defaultControls>) => controls.filter((one) => one.port === port).map((one) => one.host);

test.each([25, 465, 587, 2525])("tries port %i at two unrelated operators, another mail port, and two web servers", (port) => {
  const controls = defaultControls({ domain: "example.com", submission: { host: "mail.example.com", port } });
  expect(new Set(hostsOn(port, controls)).size).toBe(2);
  expect(hostsOn(443, controls)).toHaveLength(2);
  expect(controls.some((one) => one.port !== port && one.port !== 443)).toBe(true);
});

test("never takes the operator in question, neither by mailbox nor by server", () => {
  expect(defaultControls({ domain: "gmail.com" }).map((one) => one.host)).not.toContain("smtp.gmail.com");
  expect(defaultControls({ domain: "example.com", submission: { host: "smtp.Gmail.com", port: 587 } }).map((one) => one.host)).not.toContain("smtp.gmail.com");
  expect(new Set(hostsOn(587, defaultControls({ domain: "gmail.com", submission: { host: "smtp.gmail.com", port: 587 } }))).size).toBe(2);
});

test("tries no port on which nobody is known to listen", () => {
  const controls = defaultControls({ domain: "example.com", submission: { host: "mail.example.com", port: 5870 } });
  expect(hostsOn(5870, controls)).toEqual([]);
  expect(hostsOn(587, controls)).toHaveLength(1);
});

test("stands in with both ports of submission where no port is configured", () => {
  const controls = defaultControls({ domain: "example.com" });
  expect(hostsOn(465, controls)).toHaveLength(2);
  expect(hostsOn(587, controls)).toHaveLength(2);
});
