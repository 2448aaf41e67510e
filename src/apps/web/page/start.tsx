import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Route } from "../../../model/route.ts";
import { links } from "../../../report/place.ts";
import type { RunRequest, ServerForm, Welcome } from "../protocol.ts";
import { api, Refused } from "./api.ts";
import { Choice, Complaint, Field, FileField } from "./field.tsx";
import { complaintAt } from "./in-language.ts";
import { ServerFields } from "./settings.tsx";
import { useTexts } from "./texts/index.ts";

/** The ways of logging in that mail programs let people choose. */
const mechanisms = ["PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256", "XOAUTH2", "OAUTHBEARER"] as const;

const noServer: ServerForm = { host: "", port: "", security: "" };

function formOf(route: Route | undefined): ServerForm {
  return route === undefined ? noServer : { host: route.host, port: String(route.port), security: route.security };
}

/** The octets of a file as base64, for a request. */
async function inBase64(file: Blob): Promise<string> {
  const octets = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < octets.length; at += 0x8000) text += String.fromCharCode(...octets.subarray(at, at + 0x8000));
  return btoa(text);
}

/** The start: an address, then the settings to confirm, then the run. */
export function Start({ welcome, onRun }: { readonly welcome: Welcome; readonly onRun: (run: string) => void }): VNode {
  const texts = useTexts();
  const given = welcome.demo?.form;
  const [step, setStep] = useState<"address" | "settings">("address");
  const [address, setAddress] = useState(given?.address ?? "");
  const [outgoing, setOutgoing] = useState<ServerForm>(noServer);
  const [incoming, setIncoming] = useState<ServerForm & { readonly protocol: "imap" | "pop" }>({ ...noServer, protocol: "imap" });
  const [known, setKnown] = useState<"found" | "none">("found");
  const [user, setUser] = useState(given?.user ?? "");
  const [password, setPassword] = useState("");
  const [secretKind, setSecretKind] = useState<NonNullable<RunRequest["secretKind"]>>("password");
  const [from, setFrom] = useState("");
  const [ehlo, setEhlo] = useState("");
  const [mechanism, setMechanism] = useState("");
  const [history, setHistory] = useState<NonNullable<RunRequest["history"]>>("not-said");
  const [reported, setReported] = useState(given?.reported ?? "");
  const [sends, setSends] = useState<"no" | "yes">("no");
  const [vantageUrl, setVantageUrl] = useState("");
  const [vantageToken, setVantageToken] = useState("");
  const [letter, setLetter] = useState<File>();
  const [state, setState] = useState<"waiting" | "asking">("waiting");
  const [refused, setRefused] = useState<Refused>();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (step === "settings") heading.current?.focus();
  }, [step]);
  const form = useRef<HTMLFormElement>(null);
  const more = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const at = refused === undefined ? undefined : form.current?.querySelector<HTMLElement>("[aria-invalid=true]");
    // What is folded up is opened for a complaint, and never closed by one that was heard.
    if (at && more.current?.contains(at) === true) more.current.open = true;
    at?.focus();
  }, [refused]);

  const field = refused?.refusal?.field;
  const wrong = (name: string) => complaintAt(name, refused?.refusal, texts);
  const complaint = (name: string) => (wrong(name) === undefined ? {} : { wrong: wrong(name) ?? "" });
  const shownElsewhere = field !== undefined && (step === "settings" || field === "address");
  const ask = async (act: () => Promise<void>) => {
    setState("asking");
    setRefused(undefined);
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setRefused(error);
      if (error.refusal?.field === "address") setStep("address");
    } finally {
      setState("waiting");
    }
  };
  const find = () =>
    ask(async () => {
      if (address.trim() === "") throw new Refused({ code: "bad-input", words: texts.required, field: "address" });
      const found = await api.discover(address);
      const submission = found.routes.find((route) => route.protocol === "smtp");
      const access = found.routes.find((route) => route.protocol !== "smtp");
      setOutgoing(given?.outgoing ?? formOf(submission));
      setIncoming(given?.incoming ?? { ...formOf(access), protocol: access?.protocol === "pop" ? "pop" : "imap" });
      setKnown(given === undefined && submission === undefined ? "none" : "found");
      setStep("settings");
    });
  const begin = () =>
    ask(async () => {
      const request: RunRequest = {
        address,
        outgoing,
        incoming,
        history,
        ...(user.trim() === "" ? {} : { user }),
        ...(password === "" ? {} : { password }),
        ...(secretKind === "password" ? {} : { secretKind }),
        ...(from.trim() === "" ? {} : { from }),
        ...(ehlo.trim() === "" ? {} : { ehlo }),
        ...(mechanism === "" ? {} : { mechanism }),
        ...(reported.trim() === "" ? {} : { reported }),
        ...(vantageUrl.trim() === "" && vantageToken.trim() === "" ? {} : { vantage: { url: vantageUrl, token: vantageToken } }),
        ...(letter === undefined ? {} : { letter: await inBase64(letter) }),
        ...(sends === "yes" ? { allow: ["sends-mail"] } : {}),
      };
      const { run } = await api.begin(request);
      setPassword("");
      onRun(run);
    });

  return (
    <form
      class={`start ${step}`}
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void (step === "address" ? find() : begin());
      }}
    >
      {step === "address" ? (
        <>
          <h1>{texts.startTitle}</h1>
          <p class="lead">{texts.startLead}</p>
          <div class="ask">
            <Field label={texts.address} hint={texts.addressHint} name="address" type="email" mode="email" complete="email" required="yes" value={address} onValue={setAddress} {...complaint("address")} />
            <button type="submit" class="main" disabled={state === "asking"}>
              {state === "asking" ? texts.finding : texts.findSettings}
            </button>
          </div>
          <figure class="preview">
            <figcaption>{texts.nextStops}</figcaption>
            <ol>
              {links.map((link) => (
                <li key={link}>{texts.view.links[link]}</li>
              ))}
            </ol>
          </figure>
        </>
      ) : (
        <>
          <h1 tabIndex={-1} ref={heading}>
            {texts.settingsTitle}
          </h1>
          <p class="lead">
            <strong class="mailbox">{address}</strong> {known === "found" ? texts.settingsFound : texts.settingsNone}
          </p>
          <fieldset class="card">
            <legend>{texts.outgoing}</legend>
            <ServerFields which="outgoing" value={outgoing} onValue={setOutgoing} wrong={wrong} />
            <Field label={secretKind === "password" ? texts.password : texts.token} hint={welcome.demo === undefined ? texts.passwordHint : texts.passwordDemo} name="password" type="password" complete="current-password" value={password} onValue={setPassword} {...complaint("password")} />
          </fieldset>
          <details class="card fold" ref={more}>
            <summary>{texts.more}</summary>
            <div class="folded">
              <Choice
                label={texts.secretKind}
                name="secret-kind"
                value={secretKind}
                choices={[
                  ["password", texts.password],
                  ["oauth-token", texts.token],
                ]}
                onValue={setSecretKind}
              />
              <Field label={texts.from} hint={texts.fromHint} name="from" type="email" mode="email" value={from} onValue={setFrom} {...complaint("from")} />
              <Choice label={texts.mechanism} name="mechanism" value={mechanism} choices={[["", texts.securityAuto], ...mechanisms.map((name) => [name, name] as const)]} onValue={setMechanism} {...complaint("mechanism")} />
              <Field label={texts.ehlo} hint={texts.ehloHint} name="ehlo" value={ehlo} onValue={setEhlo} {...complaint("ehlo")} />
              <Field label={texts.user} name="user" complete="username" value={user} onValue={setUser} {...complaint("user")} />
              <fieldset>
                <legend>{texts.incoming}</legend>
                <Choice
                  label={texts.protocol}
                  name="incoming-protocol"
                  value={incoming.protocol}
                  choices={[
                    ["imap", "IMAP"],
                    ["pop", "POP3"],
                  ]}
                  onValue={(protocol) => setIncoming({ ...incoming, protocol })}
                  size="narrow"
                />
                <ServerFields which="incoming" value={incoming} onValue={(value) => setIncoming({ ...value, protocol: incoming.protocol })} wrong={wrong} />
              </fieldset>
              <Choice
                label={texts.history}
                name="history"
                value={history}
                choices={[
                  ["not-said", texts.historyNotSaid],
                  ["worked-before", texts.historyBefore],
                  ["never-worked", texts.historyNever],
                ]}
                onValue={setHistory}
              />
              <Field label={texts.reported} hint={texts.reportedHint} name="reported" rows={3} value={reported} onValue={setReported} {...complaint("reported")} />
              <fieldset>
                <legend>{texts.letter}</legend>
                <FileField label={texts.letterFile} hint={texts.letterHint} name="letter" accept=".eml,message/rfc822" onFile={setLetter} {...complaint("letter")} />
              </fieldset>
              <fieldset>
                <legend>{texts.vantage}</legend>
                <Field label={texts.vantageUrl} hint={texts.vantageHint} name="vantage-url" mode="url" value={vantageUrl} onValue={setVantageUrl} {...complaint("vantage-url")} />
                <Field label={texts.vantageToken} name="vantage-token" type="password" value={vantageToken} onValue={setVantageToken} {...complaint("vantage-token")} />
              </fieldset>
              <label class="tick">
                <input type="checkbox" checked={sends === "yes"} onChange={(event) => setSends(event.currentTarget.checked ? "yes" : "no")} /> {texts.sendOne}
              </label>
            </div>
          </details>
          <div class="actions">
            <button type="submit" class="main" disabled={state === "asking"}>
              {state === "asking" ? texts.starting : texts.start}
            </button>
            <button type="button" onClick={() => setStep("address")}>
              {texts.back}
            </button>
          </div>
        </>
      )}
      {refused === undefined || shownElsewhere ? null : <Complaint>{refused.refusal === undefined ? texts.unreachable : <span lang="en">{refused.refusal.words}</span>}</Complaint>}
    </form>
  );
}
