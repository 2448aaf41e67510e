import { either } from "../either.ts";
import { dkimKeyIsUnusableInDns } from "./dkim-key-is-unusable-in-dns.ts";
import { replySaysSignatureFails } from "./reply-says-signature-fails.ts";

/** The DKIM signature cannot be verified: a receiver says so, or the published key is unusable. */
export const dkimSignatureCannotBeVerified = either("dkim-signature-cannot-be-verified", "Can the DKIM signature not be verified?", replySaysSignatureFails, dkimKeyIsUnusableInDns);
