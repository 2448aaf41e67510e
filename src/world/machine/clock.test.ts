import { describe, expect, test } from "vitest";
import { readChrony, readNtpq, readSystemsetup, readTimedatectl, readW32tm } from "./clock.ts";

describe("chrony", () => {
  // Printed by chronyc 4.3 of Debian 12, beside a chronyd that follows its own clock, and one that follows nobody.
  test("of a chronyd with a reference, and of one without", () => {
    expect(readChrony("7F7F0101,,3,1795494228.268074985,0.000000000,0.000000000,0.000000000,0.000,0.000,0.000,0.000000000,0.000000000,0.0,Normal\n")).toEqual({ keeper: "chrony", synchronised: "yes", offMs: 0 });
    expect(readChrony("00000000,,0,0.000000000,0.000000000,0.000000000,0.000000000,0.000,0.000,0.000,1.000000000,1.000000000,0.0,Not synchronised\n")).toEqual({ keeper: "chrony", synchronised: "no" });
  });
  // The form of chronyc(1), section "tracking"; the sign of the offset is left out, for fast and slow weigh the same.
  test("the source and the offset in milliseconds", () => {
    expect(readChrony("A29FC87B,162.159.200.123,4,1727605862.123456789,-1.500012345,-0.000001234,0.000023456,-12.345,-0.001,0.050,0.012345678,0.000456789,64.4,Normal\n")).toEqual({ keeper: "chrony", synchronised: "yes", offMs: 1500, source: "162.159.200.123" });
  });
  test("nothing is read out of what is none of it", () => {
    expect(readChrony("506 Cannot talk to daemon\n")).toBeUndefined();
    expect(readChrony("")).toBeUndefined();
  });
});

// As users of ntpd 4.2.8 posted it (`ntpq -c rv`); offsets are in milliseconds.
describe("ntpd", () => {
  test("one that follows a server, and one that follows none", () => {
    expect(readNtpq('associd=0 status=0615 leap_none, sync_ntp, 1 event, clock_sync,\nversion="ntpd 4.2.8p17@1.4004-o", processor="x86_64", system="Linux/6.8.0",\nleap=00, stratum=4, precision=-24, rootdelay=21.004, rootdisp=38.112,\nrefid=162.159.200.1, reftime=ec6a1f3c.9a3b1e50, clock=ec6a1f78.10c4a2f1,\npeer=41234, tc=6, mintc=3, offset=-0.234, frequency=-13.483, sys_jitter=0.456\n')).toEqual({ keeper: "ntpd", synchronised: "yes", offMs: 0, source: "162.159.200.1" });
    expect(readNtpq("associd=0 status=c016 leap_alarm, sync_unspec, 1 event, restart,\nleap=11, stratum=16, precision=-24, rootdelay=0.000, rootdisp=3.795, refid=INIT,\nreftime=00000000.00000000  Thu, Feb  7 2036  6:28:16.000, peer=0, tc=3,\nmintc=3, offset=0.000000, frequency=4.418\n")).toEqual({ keeper: "ntpd", synchronised: "no" });
  });
  test("nothing is read out of a complaint", () => {
    expect(readNtpq("ntpq: read: Connection refused\n")).toBeUndefined();
  });
});

// The properties that timedatectl(1) prints with "show".
test("systemd's own record", () => {
  expect(readTimedatectl("Timezone=Etc/UTC\nLocalRTC=no\nCanNTP=yes\nNTP=yes\nNTPSynchronized=yes\nTimeUSec=Tue 2026-11-24 04:20:00 UTC\n")).toEqual({ keeper: "systemd", synchronised: "yes" });
  expect(readTimedatectl("Timezone=Etc/UTC\nCanNTP=yes\nNTP=no\nNTPSynchronized=no\n")).toEqual({ keeper: "systemd", synchronised: "no" });
  expect(readTimedatectl("")).toBeUndefined();
});

// `w32tm /query /status /verbose` as Checkmk's agent records it, and `w32tm /query /status` of a German and an unsynchronised Windows; labels are translated, numbers and their order are not.
describe("Windows Time", () => {
  const more = "\r\nPhase Offset: -0.0038147s\r\nClockRate: 0.0156250s\r\nState Machine: 1 (Hold)\r\n";
  test("in English with the offset", () => {
    expect(readW32tm(`Leap Indicator: 0(no warning)\r\nStratum: 4 (secondary reference - syncd by (S)NTP)\r\nPrecision: -23 (119.209ns per tick)\r\nRoot Delay: 0.0154902s\r\nRoot Dispersion: 7.7773722s\r\nReferenceId: 0x14653909 (source IP:  20.101.57.9)\r\nLast Successful Sync Time: 9/11/2025 2:32:05 PM\r\nSource: time.windows.com,0x9\r\nPoll Interval: 10 (1024s)\r\n${more}`)).toEqual({ keeper: "windows-time", synchronised: "yes", offMs: 4, source: "time.windows.com" });
  });
  test("in German, with a comma", () => {
    expect(readW32tm("Sprungindikator: 0(keine Warnung)\r\nStratum: 4 (Sekundärreferenz - synchr. über (S)NTP)\r\nPräzision: -23 (119.209ns pro Tick)\r\nStammverzögerung: 0.0168694s\r\nStammabweichung: 7.7960610s\r\nReferenz-ID: 0x0D5F41FB (Quell-IP:  13.95.65.251)\r\nLetzte erfolgr. Synchronisierungszeit: 20.09.2024 10:43:13\r\nQuelle: time.windows.com,0x9\r\nAbrufintervall: 10 (1024s)\r\n\r\nPhasenoffset: 2,5000000s\r\n")).toEqual({ keeper: "windows-time", synchronised: "yes", offMs: 2500, source: "time.windows.com" });
  });
  test.each([
    ["a clock that was never set", "Leap Indicator: 3(not synchronized)\r\nStratum: 0 (unspecified)\r\nReferenceId: 0x00000000 (unspecified)\r\nLast Successful Sync Time: unspecified\r\nSource: Local CMOS Clock\r\nPoll Interval: 10 (1024s)\r\n"],
    ["a clock that follows itself", "Leap Indicator: 0(no warning)\r\nStratum: 1 (primary reference - syncd by radio clock)\r\nReferenceId: 0x4C4F434C (source name:  \"LOCL\")\r\nSource: Local CMOS Clock\r\nPoll Interval: 6 (64s)\r\n"],
  ])("%s is set by nobody", (_what, printed) => {
    expect(readW32tm(printed)).toEqual({ keeper: "windows-time", synchronised: "no" });
  });
  test("nothing is read out of the complaint of a service that does not run", () => {
    expect(readW32tm("The following error occurred: The service has not been started. (0x80070426)\r\n")).toBeUndefined();
  });
});

// systemsetup(8) of macOS; without an administrator's rights it prints a sentence and ends with 0.
test("macOS", () => {
  expect(readSystemsetup("Network Time: On\n")).toEqual({ keeper: "macos", synchronised: "unknown" });
  expect(readSystemsetup("Network Time: Off\n")).toEqual({ keeper: "macos", synchronised: "no" });
  expect(readSystemsetup("You need administrator access to run this tool... exiting!\n")).toBeUndefined();
});
