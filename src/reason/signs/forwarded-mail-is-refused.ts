import { either } from "../either.ts";
import { refusedSenderIsSomebodyElse } from "./refused-sender-is-somebody-else.ts";
import { replySaysForwardingFails } from "./reply-says-forwarding-fails.ts";

/** It is forwarded mail that is refused: the words say so, or they name a sender who is somebody else. */
export const forwardedMailIsRefused = either("forwarded-mail-is-refused", "Is it forwarded mail that is refused: do the words say so, or name somebody else as the sender?", replySaysForwardingFails, refusedSenderIsSomebodyElse);
