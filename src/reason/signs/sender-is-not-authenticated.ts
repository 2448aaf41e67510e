import { either } from "../either.ts";
import { replySaysSenderIsUnauthenticated } from "./reply-says-sender-is-unauthenticated.ts";
import { spfLeavesOutTheSender } from "./spf-leaves-out-the-sender.ts";

/** Nothing authenticates the sender: a receiver says so, or the SPF record leaves out a server that sends. */
export const senderIsNotAuthenticated = either("sender-is-not-authenticated", "Does nothing authenticate the sender: does a receiver say so, or does SPF leave it out?", replySaysSenderIsUnauthenticated, spfLeavesOutTheSender);
