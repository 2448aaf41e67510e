import { either } from "../either.ts";
import { domainHasNoMailServer } from "./domain-has-no-mail-server.ts";
import { senderDomainIsRefused } from "./sender-domain-is-refused.ts";

/** The domain of the sender cannot be answered: the server says that it cannot find it, or the DNS has no mail server for it. */
export const senderDomainCannotBeAnswered = either("sender-domain-cannot-be-answered", "Can the domain of the sender not be found, by the server's word or by the DNS?", senderDomainIsRefused, domainHasNoMailServer);
