import { complaintSign } from "../tls-complaints.ts";

/** The reported error says that the cryptography of the other side is too weak. */
export const weakCryptoIsComplainedOf = complaintSign("weak-crypto-is-complained-of", "Does the mail program say that the cryptography is too weak?", "the cryptography of the other side is too weak", "weak-crypto");
