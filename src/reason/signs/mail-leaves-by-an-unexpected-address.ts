import { either } from "../either.ts";
import { reportNamesAnUnexpectedSource } from "./report-names-an-unexpected-source.ts";
import { senderLeavesByAnUnlistedAddress } from "./sender-leaves-by-an-unlisted-address.ts";

/** Mail leaves by an address that the records do not expect: a receiver names it, or SPF leaves out one address of the sending server. */
export const mailLeavesByAnUnexpectedAddress = either("mail-leaves-by-an-unexpected-address", "Does mail leave by an address that the records do not expect?", reportNamesAnUnexpectedSource, senderLeavesByAnUnlistedAddress);
