import { either } from "../either.ts";
import { dmarcFailsForTheSender } from "./dmarc-fails-for-the-sender.ts";
import { replySaysDmarcForbids } from "./reply-says-dmarc-forbids.ts";

/** The DMARC policy of the sender's own domain forbids the mail: a receiver says so, or the records show it. */
export const dmarcPolicyForbidsTheMail = either("dmarc-policy-forbids-the-mail", "Does the DMARC policy of the sender's domain forbid the mail?", replySaysDmarcForbids, dmarcFailsForTheSender);
