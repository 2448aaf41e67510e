import { came, failed, isAt, named, onQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

const afterTheGreeting = ["smtp-hello", "smtp-starttls"] as const;

/** The port opens, and the line is mute from the start, or is cut at our first words; and that at unrelated providers as well, whose port opens too: somebody in between takes the connections. */
export const dialogueIsCutForControlsToo: Sign<"smtp-greeting" | "smtp-hello" | "smtp-starttls" | "control-greeting" | "control-connect"> = {
  id: "dialogue-is-cut-for-controls-too",
  asks: "Is the dialogue cut at unrelated providers too?",
  needs: ["smtp-greeting", ...afterTheGreeting, "control-greeting", "control-connect"],
  from: "any",
  read(seen) {
    const [greeted] = came(onQuestion(seen, "smtp-greeting"));
    const broken = (greeted === undefined ? (["smtp-greeting"] as const) : afterTheGreeting).flatMap((kind) => [...failed(onQuestion(seen, kind), "reset", "closed", "silent")]);
    const cut = broken[0];
    if (cut === undefined) return greeted === undefined ? unknown("no greeting was awaited") : absent("the dialogue goes on after the greeting", [greeted]);
    const controls = seen.of("control-greeting").filter(isAt).filter((one) => one.about.port === cut.about.port);
    const [healthy] = came(controls);
    if (healthy !== undefined) return absent(`${named(healthy.about)} answers as it should`, [healthy]);
    const opened = came(seen.of("control-connect").filter(isAt));
    const alike = failed(controls, "reset", "closed", "silent").filter((one) => opened.some((open) => open.about.host === one.about.host && open.about.port === one.about.port));
    if (alike[0] === undefined) return unknown("no unrelated server was asked on this port");
    const how = greeted === undefined ? "opens and never greets" : "greets and hangs up at the first command";
    return present(`${named(cut.about)} ${how}, and so does ${alike.map((one) => named(one.about)).join(", ")}`, [...(greeted === undefined ? [] : [greeted]), cut, ...alike]);
  },
};
