import * as anyServer from "./any-server.ts";
import * as blockLists from "./block-lists.ts";
import * as chinaAndKorea from "./china-and-korea.ts";
import * as dialects from "./dialects.ts";
import * as exim from "./exim.ts";
import * as france from "./france.ts";
import * as gateways from "./gateways.ts";
import * as germany from "./germany.ts";
import * as google from "./google.ts";
import * as hosters from "./hosters.ts";
import * as microsoft from "./microsoft.ts";
import * as northAmerica from "./north-america.ts";
import * as otherServers from "./other-servers.ts";
import * as postfix from "./postfix.ts";
import * as relays from "./relays.ts";
import type { ReplyRule } from "./rule.ts";
import * as russiaAndUkraine from "./russia-and-ukraine.ts";
import * as sendmail from "./sendmail.ts";
import * as yahoo from "./yahoo.ts";

const groups = [
  anyServer, blockLists, chinaAndKorea, dialects, exim, france, gateways, germany, google, hosters,
  microsoft, northAmerica, otherServers, postfix, relays, russiaAndUkraine, sendmail, yahoo,
];

/** Every rule, in the order of the ids. */
export const rules: readonly ReplyRule[] = groups
  .flatMap((group): readonly ReplyRule[] => group.rules)
  .sort((a, b) => (a.id < b.id ? -1 : 1));
