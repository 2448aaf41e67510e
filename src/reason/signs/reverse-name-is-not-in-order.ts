import { either } from "../either.ts";
import { replySaysReverseNameIsMissing } from "./reply-says-reverse-name-is-missing.ts";
import { reverseNameDoesNotLeadBack } from "./reverse-name-does-not-lead-back.ts";

/** The reverse name of the sending address is missing or leads elsewhere: a receiver says so, or the DNS shows it. */
export const reverseNameIsNotInOrder = either("reverse-name-is-not-in-order", "Is the reverse name of the sending address missing or wrong?", replySaysReverseNameIsMissing, reverseNameDoesNotLeadBack);
