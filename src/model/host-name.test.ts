import { expect, test } from "vitest";
import { misspells } from "./host-name.ts";

test.each([
  ["smtp.gmial.com", "smtp.gmail.com"],
  ["smtp.gmai.com", "smtp.gmail.com"],
  ["smtp.gmaill.com", "smtp.gmail.com"],
  ["stmp.gmail.com", "smtp.gmail.com"],
  ["smtp.gmail.con", "smtp.gmail.com"],
  ["smtp.gmail.co", "smtp.gmail.com"],
  ["smtpgmail.com", "smtp.gmail.com"],
  ["smtp.mail.yaho.com", "smtp.mail.yahoo.com"],
  ["SMTP.Gmial.com", "smtp.gmail.com"],
])("%s is a slip for %s", (typed, meant) => expect(misspells(typed, meant)).toBe("yes"));

test.each([
  ["smtp.gmail.com", "smtp.gmail.com"],
  ["imap.gmail.com", "smtp.gmail.com"],
  ["mail.gmail.com", "smtp.gmail.com"],
  ["smtp.zoho.eu", "smtp.zoho.com"],
  ["smtp.zoho.in", "smtp.zoho.eu"],
  ["smtp.163.com", "smtp.126.com"],
  ["mail.gmx.com", "mail.gmx.net"],
  ["smtp.example.org", "smtp.gmail.com"],
  ["mail.com", "smtp.mail.com"],
])("%s is no slip for %s", (typed, meant) => expect(misspells(typed, meant)).toBe("no"));
