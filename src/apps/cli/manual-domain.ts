import { sendingOperators } from "../../model/sending-operators.ts";
import type { CommandManual } from "./manual.ts";

/** What `cantsend domain` takes and says of itself. */
export const domainManual: CommandManual = {
  name: "domain",
  takes: "<domain>",
  usage: "DOMAIN",
  says: "Look at everything that the DNS says of a domain and of those who send for it: what is wrong, what to publish, and what receivers will say.",
  groups: [
    {
      title: "Who sends",
      flags: [
        { flags: "--sends-from <sender>", says: `who sends for the domain today: an IP address, a host, or a provider (${sendingOperators.map((one) => one.id).join(", ")})`, times: "many" },
        { flags: "--through <sender>", says: "compute what receivers would say if mail went through this one; nothing is sent", times: "many" },
        { flags: "--from <address>", says: "the sender address, where it is not postmaster of the domain" },
        { flags: "--ehlo <name>", says: "what the sending server calls itself in EHLO" },
        { flags: "--submission <host>", says: "the outgoing server of the mail programs" },
        { flags: "--arrived <file>", says: "a message of the domain as it arrived somewhere: the address that sent it and the selector that signed it are read from its header" },
      ],
    },
    {
      title: "DKIM",
      flags: [
        { flags: "--selector <name>", says: "a selector that is in use (s= in the DKIM-Signature line of a message)", times: "many" },
        { flags: "--private-key <file>", says: "the private key that signs, to see whether the published one belongs to it; it is neither shown nor kept" },
      ],
    },
    {
      title: "Reputation (others are asked, and only with these)",
      flags: [
        { flags: "--lists", says: "ask public block lists about the domain and the addresses that send; their operators see what is asked" },
        { flags: "--age", says: "ask the registry when the domain was registered (RDAP)" },
      ],
    },
    {
      title: "The surroundings",
      flags: [
        { flags: "--resolver <server[:port]>", says: "compare with what this resolver remembers", times: "many" },
        { flags: "--dns <server[:port]>", says: "ask this DNS server instead of this machine's", times: "many" },
        { flags: "--ca <file>", says: "trust the root certificates in this PEM file as well", times: "many" },
      ],
    },
    {
      title: "The report",
      flags: [
        { flags: "--json", says: "print one JSON object and nothing else (its form: cantsend schema)" },
        { flags: "--case <file>", says: "write down everything that was measured, for cantsend reason" },
        { flags: "--verbose", says: "show what is in order as well" },
        { flags: "--quiet", says: "print the verdict alone, on one line" },
      ],
    },
  ],
  examples: [
    { line: "cantsend domain example.com --sends-from 192.0.2.25", says: "is this server allowed to send for the domain, and has it a name?" },
    { line: "cantsend domain example.com --through google --through mail.example.com", says: "what would receivers say in each case?" },
    { line: "cantsend domain example.com --arrived letter.eml --lists", says: "was this message in order, and is its sender on a block list?" },
  ],
  notes: ["A question that nobody answered is told as such, and never as a missing record. 0: in order, 1: something is wrong, 2: something could not be asked."],
};

/** What `cantsend domains` takes and says of itself. */
export const domainsManual: CommandManual = {
  name: "domains",
  takes: "<file>",
  usage: "FILE",
  says: "Look at the records of many domains, one a line; includes and hosts that they share are asked for once.",
  groups: [
    {
      title: "The run",
      flags: [
        { flags: "--journal <file>", says: "write each outcome there as one line of JSON, and go on where an earlier run with this file ended" },
        { flags: "--at-once <number>", says: "so many domains at once, from 1 to 64; 16 without it" },
        { flags: "--sends-from <sender>", says: "who sends for all of them", times: "many" },
        { flags: "--selector <name>", says: "a DKIM selector that all of them use", times: "many" },
        { flags: "--dns <server[:port]>", says: "ask this DNS server instead of this machine's", times: "many" },
      ],
    },
    { title: "The report", flags: [{ flags: "--json", says: "print each outcome as one line of JSON" }] },
  ],
  examples: [{ line: "cantsend domains customers.txt --journal customers.journal", says: "may be interrupted and started again" }],
  notes: ["At most 32 questions are under way at one server. The name servers of each domain are not asked one by one; cantsend domain does that."],
};
