import { either } from "../either.ts";
import { deliveryPolicyIsComplainedOf } from "./delivery-policy-is-complained-of.ts";
import { mailPolicyLeavesOutAServer } from "./mail-policy-leaves-out-a-server.ts";

/** A policy on encryption forbids the delivery: a log or bounce says so, or the domain's own policy leaves out one of its servers. */
export const deliveryPolicyForbids = either("delivery-policy-forbids", "Does a policy on encryption forbid the delivery?", deliveryPolicyIsComplainedOf, mailPolicyLeavesOutAServer);
