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
  readonly rungs: readonly { readonly octets: number; readonly fate: Fate; readonly afterMs: number }[];
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

/** Kinds of observation about the way between this machine and the server. */
export interface PathFacts {
  readonly "path-trace": PathTraceFacts;
  readonly "nowhere-connect": NowhereFacts;
  readonly "size-ladder": SizeLadderFacts;
  readonly "idle-ladder": IdleLadderFacts;
}
