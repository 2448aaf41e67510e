import type { CaseFile } from "../../../model/case-file.ts";
import type { Diagnosis } from "../../../model/diagnosis.ts";
import type { CauseEntry, CausePage, Discovered, Explained, Refusal, RunRequest, WatchedAccount, WatchedList, Welcome } from "../protocol.ts";

/** The server said no, with its reason; or nothing at all. */
export class Refused extends Error {
  readonly refusal: Refusal | undefined;
  constructor(refusal: Refusal | undefined) {
    super(refusal?.words ?? "");
    this.refusal = refusal;
  }
}

async function ask<T>(path: string, options: RequestInit = {}): Promise<T> {
  const answer = await fetch(`api/${path}`, options).catch(() => undefined);
  if (answer === undefined) throw new Refused(undefined);
  const body = (await answer.json().catch(() => ({}))) as { readonly error?: Refusal };
  if (!answer.ok) throw new Refused(body.error ?? { code: "fault", words: `HTTP ${answer.status}` });
  return body as T;
}

const post = <T>(path: string, body: unknown) => ask<T>(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

export const api = {
  welcome: () => ask<Welcome>("welcome"),
  discover: (address: string) => post<Discovered>("discover", { address }),
  begin: (request: RunRequest) => post<{ readonly run: string }>("runs", request),
  stop: (run: string) => post<unknown>(`runs/${run}/stop`, {}),
  answer: (run: string, answers: Readonly<Record<string, string>>) => post<{ readonly diagnosis: Diagnosis; readonly caseFile: CaseFile; readonly question?: string }>(`runs/${run}/answers`, answers),
  explainText: (text: string) => ask<Explained>("explain?what=text", { method: "POST", headers: { "content-type": "text/plain; charset=utf-8" }, body: text }),
  explainFile: (file: Blob) => ask<Explained>("explain?what=file", { method: "POST", headers: { "content-type": "application/octet-stream" }, body: file }),
  watch: (words: string, byItself: string) => ask<WatchedList>(`watch?words=${encodeURIComponent(words)}${byItself}`),
  watched: (account: string, byItself: string) => ask<WatchedAccount>(`watch/${encodeURIComponent(account)}${byItself}`),
  causes: () => ask<readonly CauseEntry[]>("causes"),
  cause: (id: string) => ask<CausePage>(`causes/${encodeURIComponent(id)}`),
};
