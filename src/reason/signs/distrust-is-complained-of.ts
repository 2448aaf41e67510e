import { complaintSign } from "../tls-complaints.ts";

/** The reported error says that the certificate is not trusted. */
export const distrustIsComplainedOf = complaintSign("distrust-is-complained-of", "Does the mail program say that the certificate is not trusted?", "the certificate is not trusted", "distrust");
