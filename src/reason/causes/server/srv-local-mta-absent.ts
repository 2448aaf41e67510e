import type { Step } from "../../../model/diagnosis.ts";
import { submissionInQuestion } from "../../../model/route.ts";
import type { Cause } from "../../cause.ts";

/** By default bridges listen for outgoing mail here: Proton Mail Bridge (proton.me/support/bridge) and DavMail (davmail.smtpPort in its own default settings). */
const bridgePorts: readonly number[] = [1025];

export const srvLocalMtaAbsent: Cause = {
  id: "srv-local-mta-absent",
  title: "Machine without the mail server that the program expects on it",
  maturity: "confirmed",
  requires: [],
  requiresOneOf: ["own-machine-has-no-mail-server", "report-says-local-mailer-is-missing", "local-mail-server-is-missing", "stand-in-says-nothing"],
  supportedBy: {},
  excludedBy: [],
  neighbours: ["app-config-not-effective", "srv-content-filter-down"],
  remedy(caseFile) {
    const route = submissionInQuestion(caseFile.routes);
    const bridge: readonly Step[] = route !== undefined && bridgePorts.includes(route.port) ? [{ do: "act", what: `Port ${route.port} is a bridge's (Proton Mail Bridge, DavMail): start the bridge, sign in there, and look which port it names in its own settings` }] : [];
    const opened = caseFile.observations.some((one) => one.kind === "tcp-connect" && one.ok && one.about.on === "endpoint" && one.about.host === route?.host && one.about.port === route.port);
    const speechless = opened ? (caseFile.observations.flatMap((one) => (one.kind === "local-listeners" && one.ok ? one.saw.listeners : [])).find((one) => one.port === route?.port)?.program ?? "the program") : undefined;
    return {
      who: bridge.length > 0 ? "you" : "server-admin",
      steps: [
        ...bridge,
        ...(speechless === undefined ? [] : [{ do: "act", what: `End and start again ${speechless}, which listens on that port: a bridge or a mail shield that hangs takes connections and says nothing` } as const]),
        { do: "act", what: "Enter your provider's submission server in the program: host, port 465 or 587, user name and password. That is better than a mail server on the machine" },
        { do: "act", what: "Where a program can only call sendmail, install a small relay such as msmtp (with its sendmail link) and give it the provider's server" },
        { do: "act", what: "In a container, localhost is the container itself: name the host of the mail server" },
      ],
      proveBy: ["tcp-connect"],
    };
  },
};
