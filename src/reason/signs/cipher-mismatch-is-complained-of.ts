import { complaintSign } from "../tls-complaints.ts";

/** The reported error says that the handshake found no cipher in common. */
export const cipherMismatchIsComplainedOf = complaintSign("cipher-mismatch-is-complained-of", "Does the mail program say that the ciphers do not fit?", "the handshake found no cipher in common", "cipher");
