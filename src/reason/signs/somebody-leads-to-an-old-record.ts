import { either } from "../either.ts";
import { machineOverridesTheName } from "./machine-overrides-the-name.ts";
import { nameServersDisagree } from "./name-servers-disagree.ts";
import { recordsLeadToTwoOperators } from "./records-lead-to-two-operators.ts";
import { resolverLeadsToAWrongAddress } from "./resolver-leads-to-a-wrong-address.ts";
import { resolverRemembersAnOldRecord } from "./resolver-remembers-an-old-record.ts";

/** Somebody still gives or remembers an old record: a resolver, a name server, this machine, or a record that was forgotten in a move. */
export const somebodyLeadsToAnOldRecord = either(
  "somebody-leads-to-an-old-record",
  "Does a resolver, a name server, this machine or a forgotten record lead to an old place?",
  resolverLeadsToAWrongAddress,
  nameServersDisagree,
  resolverRemembersAnOldRecord,
  recordsLeadToTwoOperators,
  machineOverridesTheName,
);
