import { either } from "../either.ts";
import { deliveryPolicyIsComplainedOf } from "./delivery-policy-is-complained-of.ts";
import { mailServerBreaksItsDomainsPolicy } from "./mail-server-breaks-its-domains-policy.ts";

/** A policy on encryption forbids the delivery: a log or bounce says so, or a server of the domain does not keep what the domain itself demands. */
export const deliveryPolicyForbids = either("delivery-policy-forbids", "Does a policy on encryption forbid the delivery?", deliveryPolicyIsComplainedOf, mailServerBreaksItsDomainsPolicy);
