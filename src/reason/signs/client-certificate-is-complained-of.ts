import { complaintSign } from "../tls-complaints.ts";

/** The reported error says that a certificate of the mail program is missing or refused. */
export const clientCertificateIsComplainedOf = complaintSign("client-certificate-is-complained-of", "Does the mail program or the server speak of a client certificate?", "a certificate of the mail program is missing or refused", "client-certificate");
