import { expect, test } from "vitest";
import type { Route } from "../../model/route.ts";
import { imagine } from "../../testing/imagined.ts";
import { readSign } from "../diagnose.ts";
import { hostIsTheIncomingServer } from "./host-is-the-incoming-server.ts";

const route = (protocol: Route["protocol"], host: string, source: Route["source"]): Route => ({ protocol, host, port: protocol === "smtp" ? 587 : 993, security: "tls", source, trust: "login" });
const read = (...routes: readonly Route[]) => readSign(hostIsTheIncomingServer, imagine([], { routes })).state;

test("sees the incoming server in the place of the outgoing one, and not where one host does both", () => {
  const used = route("smtp", "imap.example.net", "in-use");
  const incoming = route("imap", "imap.example.net", "srv");
  expect(read(used, route("smtp", "smtp.example.net", "srv"), incoming)).toBe("present");
  expect(read(used, route("smtp", "imap.example.net", "srv"), incoming)).toBe("absent");
  expect(read(route("smtp", "smtp.example.net", "in-use"), incoming)).toBe("absent");
  expect(read(used)).toBe("unknown");
});
