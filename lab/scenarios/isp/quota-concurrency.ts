import { hold } from "../../faults.ts";
import { scenario } from "../../scenario.ts";
import { connect } from "../../tools.ts";

export default scenario({
  says: "Other programs of this line hold all connections that the server allows.",
  distinguishedBy: "421 too many connections as the greeting",
  world: (lab) => {
    lab.postfix.set(lab.provider, { smtpd_client_connection_count_limit: "2", smtpd_client_event_limit_exceptions: "", smtpd_client_port_logging: "no" });
    lab.afterwards.push(() => hold(lab, 2));
  },
  proof: async (lab) => [[await connect(lab, lab.provider.v4, 587), /421 4\.7\.0 .*too many connections/]],
  expect: { named: "quota-concurrency" },
});
