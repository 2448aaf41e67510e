import { complaintSign } from "../tls-complaints.ts";

/** The reported error says that the certificate is for another name, or not trusted. */
export const nameMismatchIsComplainedOf = complaintSign("name-mismatch-is-complained-of", "Does the mail program say that the certificate is for another name?", "the certificate is for another name, or not trusted", "name", "distrust");
