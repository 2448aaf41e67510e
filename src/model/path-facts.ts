import type { FailureCode } from "./failure.ts";
import type { Reply } from "./reply.ts";

/** Where an address on the way stands: in this machine, on a network that this machine is itself attached to, behind a private address further on, or out in the net. */
export type HopPlace = "this-machine" | "own-network" | "private" | "outside";

/** One device on the way: after so many hops a packet was sent back, by whom, or nobody said anything. */
export interface HopFacts {
  readonly ttl: number;
  readonly by?: string;
  readonly place?: HopPlace;
}

/** An error message of the network (ICMP, RFC 792 and RFC 4443), and who sent it. */
export interface IcmpFacts {
  readonly type: number;
  readonly code: number;
  readonly by: string;
  readonly place: HopPlace;
}

/** Where a connection stops: the devices that it passes, one after the other, and who ends it. */
export interface PathTraceFacts {
  /** What told it: the socket's own queue of errors, or a program of this machine. */
  readonly means: "error-queue" | "traceroute";
  /** How the attempt ended. */
  readonly outcome: FailureCode | "open";
  /** The error message that ended it, where one did. */
  readonly told?: IcmpFacts;
  readonly hops: readonly HopFacts[];
  /** After so many hops somebody opened or refused the connection. */
  readonly answeredAt?: number;
}

/** Somebody answered at an address that is kept for documentation (RFC 5737, RFC 3849): nobody lives there. */
export interface NowhereFacts {
  readonly rttMs: number;
  /** What was said there first, where anything was. */
  readonly greeting?: Reply;
}

/** What became of one thing that was sent to see whether it arrives. */
export type Fate = "answered" | "silent" | "reset" | "closed";

/** Commands that do nothing, sent in flights of growing size: up to which size does an answer come? */
export interface SizeLadderFacts {
  readonly rungs: readonly {
    readonly octets: number;
    readonly fate: Fate;
    readonly afterMs: number;
    /** What carried the octets: commands that do nothing, where it is left out; one long EHLO; chunks of a message, taken back by RSET; a message to the account itself. */
    readonly by?: "ehlo" | "chunk" | "message";
  }[];
  readonly encrypted: "yes" | "no";
}

/** How long a connection may rest: after each rest one command that does nothing was sent. */
export interface IdleLadderFacts {
  readonly rungs: readonly {
    readonly restMs: number;
    readonly fate: Fate;
    /** What the server said by itself during the rest, or in answer. */
    readonly reply?: Reply;
    /** `during`: the server ended the connection by itself while it rested; `after`: what became of it showed only when something was sent. */
    readonly showed: "during" | "after";
  }[];
}

/** What became of one part of a letter on its way to the server; `earlier`: the connection ended before the message began. */
export type PartFate = "passed" | "refused" | "reset" | "closed" | "silent" | "earlier";

/** One try: what was left of the letter (the rest replaced by as many harmless octets), and what became of it. */
export interface PartTry {
  readonly kept: string;
  readonly octets: number;
  readonly fate: PartFate;
  readonly afterMs: number;
}

/** The smallest part of a letter with which the line is still cut. */
export interface CutPart {
  readonly what: "header-field" | "line" | "words" | "attachment" | "attachment-field" | "several-lines" | "structure";
  /** The line of the letter that it begins and ends at, counted from 1. */
  readonly line: number;
  readonly to: number;
  /** The words themselves, what looks like a secret taken out. */
  readonly text?: string;
  /** The attachment's file name, where the part is one or lies in one. */
  readonly attachment?: string;
  /** Did the letter pass with nothing but this part replaced? */
  readonly passesWithout: "yes" | "no" | "unknown";
}

/** How a letter of the user's, sent to its own mailbox part by part, fares on the way. */
export interface LetterCutFacts {
  /** What shows the cut. `upload`: it comes while the message is sent, and no try was ended, so nothing is delivered; `chunks`: by BDAT, each taken back by RSET; `whole`: only at the end of a message that is delivered where it passes. */
  readonly how: "upload" | "chunks" | "whole";
  readonly letterOctets: number;
  readonly encrypted: "yes" | "no";
  readonly tries: readonly PartTry[];
  /** The most tries that the user allowed. */
  readonly allowed: number;
  /** Messages that really arrived at the user's own mailbox. */
  readonly delivered: number;
  /** `content`: harmless words of the same size pass, the letter never does; `size`: harmless words of that size do not pass either; `always`: not even a short message passes; `random`: the same thing passed once and was cut once. */
  readonly outcome: "passes" | "refused" | "content" | "size" | "always" | "random" | "unfinished";
  readonly part?: CutPart;
  /** Of harmless words: so many octets pass, and so many do not. */
  readonly size?: { readonly passes: number; readonly cut: number };
  /** The words with which the letter, or a try, was refused. */
  readonly reply?: Reply;
  /** The same part over an encrypted line that nobody on the way can read. */
  readonly encryptedControl?: { readonly port: number; readonly fate: PartFate };
}

/** Kinds of observation about the way between this machine and the server. */
export interface PathFacts {
  readonly "path-trace": PathTraceFacts;
  readonly "nowhere-connect": NowhereFacts;
  readonly "size-ladder": SizeLadderFacts;
  readonly "idle-ladder": IdleLadderFacts;
  /** A letter of the user's, tried part by part, only with consent. */
  readonly "letter-cut": LetterCutFacts;
}
