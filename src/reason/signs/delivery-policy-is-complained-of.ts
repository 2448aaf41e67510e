import { complaintSign } from "../tls-complaints.ts";

/** The reported error says that a policy on encryption (DANE, MTA-STS or a rule of the own server) forbids the delivery. */
export const deliveryPolicyIsComplainedOf = complaintSign("delivery-policy-is-complained-of", "Does a log or bounce say that a TLS policy forbids the delivery?", "a policy on encryption (DANE, MTA-STS or a rule of the own server) forbids the delivery", "delivery-policy");
