import { came, connectsToQuestion, failed, named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** No address of the configured host opens the configured port: it is refused, unreachable, or nothing answers at all. */
export const configuredPortNeverOpens: Sign<"tcp-connect"> = {
  id: "configured-port-never-opens",
  asks: "Is the configured port shut, in whichever way?",
  needs: ["tcp-connect"],
  from: "all",
  read(seen) {
    const connects = connectsToQuestion(seen);
    const opened = came(connects);
    if (opened[0] !== undefined) return absent(`${named(opened[0].about)} opens`, opened);
    const shut = failed(connects, "refused", "no-answer", "host-unreachable");
    // An address of a family that this machine has no way to says nothing about the port.
    const beside = failed(connects, "network-unreachable", "no-such-route");
    if (connects.length === 0) return unknown("no connection to the configured port was tried");
    if (shut[0] === undefined || shut.length + beside.length < connects.length) return absent("the connection fails before it could reach the port", connects);
    return present(`${named(shut[0].about)}: ${shut[0].failure.code === "refused" ? "the connection is refused" : "nothing answers"}`, shut);
  },
};
