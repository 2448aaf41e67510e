import { complaintSign } from "../tls-complaints.ts";

/** The reported error says that the two sides have no TLS version in common. */
export const oldTlsIsComplainedOf = complaintSign("old-tls-is-complained-of", "Does the mail program say that the TLS versions do not fit?", "the two sides have no TLS version in common", "version");
