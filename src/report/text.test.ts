import { expect, test } from "vitest";
import { diagnose } from "../reason/diagnose.ts";
import { accessLogsIn, doesNotOpen, envelope, greets, healthyWalk, hello, helloInTls, imagine, loginRefused, logsIn, opens, resolves, shakesHands, upgrades } from "../testing/imagined.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import { renderLine, renderText } from "./text.ts";

const on465 = { port: 465, security: "tls" } as const;
const wrongPort = imagine([resolves(), doesNotOpen("refused"), opens(on465), shakesHands({}, on465), helloInTls({ auth: ["PLAIN"] }, on465), logsIn(on465), envelope(undefined, undefined, {}, on465), accessLogsIn()]);
const plain = { width: 80, colour: "no", detail: "short" } as const;
const hostile = "535 5.7.8 no \u001b[2J\u001b]0;owned\u0007 \u202egnp.exe \u009b31m <script>alert(1)</script> '\"&";
const refused = imagine([resolves(), opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls(), loginRefused(hostile)]);

/** A finding with every kind of step, for what no cause has all at once. */
const everything: Diagnosis = {
  verdict: "named",
  named: [
    {
      cause: "pol-sender-not-owned",
      group: "envelope",
      family: "sender-identity",
      stage: "mail",
      title: "Sender address that is not the account's",
      certainty: "likely",
      because: [{ sign: "x", state: "present", words: "the sender is refused", quote: hostile, observations: [] }],
      notExcluded: ["cfg-wrong-port"],
      remedy: {
        who: "domain-owner",
        steps: [
          { do: "set", field: "port", from: "25", to: "587" },
          { do: "publish", name: "example.com.", type: "TXT", value: '"v=spf1 -all"' },
          { do: "ask", whom: "mail-provider", message: "Dear provider,\nplease help." },
          { do: "run", command: "timedatectl", os: "linux" },
          { do: "open", what: "The log", url: "https://example.com/log" },
          { do: "wait", how: "15 minutes" },
          { do: "act", what: "leave the antivirus on, and exempt one host", weakens: "its mail is not scanned" },
        ],
        proveBy: ["smtp-envelope"],
      },
    },
  ],
  ruledOut: [],
  undecided: [],
};

test("the verdict comes first, then the path, the evidence, the fix and the check", () => {
  const text = renderText(diagnose(wrongPort), wrongPort, plain);
  const at = ["Wrong port for the outgoing server", "The send path", "Why we say so", "What to do (you can do this yourself)", "1. Change the port from 587 to 465.", "How to check that it worked", "Measured: ann@example.com"].map((words) => text.indexOf(words));
  expect(at).not.toContain(-1);
  expect(at).toEqual([...at].sort((a, b) => a - b));
  expect(text).toMatch(/^ {2}network +STOPS +port 587: the connection was refused$/m);
  expect(text).toMatch(/^ {2}receiving +ok +IMAP at imap\.example\.net accepts the same login$/m);
});

test("a healthy mailbox is told that it can send, and no fix is offered", () => {
  const healthy = imagine(healthyWalk());
  const text = renderText(diagnose(healthy), healthy, plain);
  expect(text.startsWith("You can send\n")).toBe(true);
  expect(text).not.toMatch(/What to do|STOPS/);
});

test("an undecided case says what would settle it, with the server's words", () => {
  const text = renderText(diagnose(imagine([], { routes: [] })), imagine([], { routes: [] }), plain);
  expect(text).toMatch(/What would settle it\n {2}No outgoing server is known/);
});

test.each([40, 80, 100])("no line is longer than %i columns, but for words that must stay whole", (width) => {
  for (const [diagnosis, caseFile] of [
    [diagnose(wrongPort), wrongPort],
    [everything, refused],
  ] as const) {
    for (const detail of ["short", "full"] as const) {
      for (const line of renderText(diagnosis, caseFile, { ...plain, width, detail }).split("\n")) {
        const longest = Math.max(...line.trim().split(" ").map((word) => word.length));
        if (line.length > Math.max(width, longest + 26)) throw new Error(`${line.length}: ${line}`);
      }
    }
  }
});

test("without colour there is no control character, whatever servers say", () => {
  const text = renderText(everything, refused, { ...plain, detail: "full" });
  // there must be none
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/);
  expect(text).toContain("\\x1b[2J");
});

test("colour adds to the words and never replaces them", () => {
  // colour is what is taken off
  const strip = (text: string) => text.replace(/\u001b\[[\d;]*m/g, "");
  const coloured = renderText(diagnose(wrongPort), wrongPort, { ...plain, colour: "yes" });
  expect(strip(coloured)).toBe(renderText(diagnose(wrongPort), wrongPort, plain));
  expect(coloured).not.toBe(strip(coloured));
});

test("every kind of step becomes words, what is to be copied stands alone, and weakening is labelled", () => {
  const text = renderText(everything, refused, plain);
  for (const words of ["1. Change the port from 25 to 587.", "2. Publish this TXT record", '       example.com. TXT "v=spf1 -all"', "3. Send this to your mail provider:", "       Dear provider,\n       please help.", "4. Run this on Linux:", "5. Open the log:", "6. Wait 15 minutes.", "7. Leave the antivirus on", "This weakens your protection: its mail is not scanned"]) expect(text).toContain(words);
});

test("the short line is one line", () => {
  expect(renderLine(diagnose(wrongPort))).toMatch(/^named: Wrong port for the outgoing server \(cfg-wrong-port, (certain|likely)\)\n$/);
});
