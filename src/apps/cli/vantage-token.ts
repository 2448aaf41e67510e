import { maxSecretBytes } from "../../ask/credential.ts";
import { readTextFile } from "../../ask/files.ts";
import { quoted, UsageError } from "../../ask/usage-error.ts";
import { checkToken, readVantageUrl, type VantagePlace } from "../vantage/ask.ts";
import { type Flags, one } from "./measuring-flags.ts";

/** Reads a token from a file or an environment variable. Throws `UsageError`, and never repeats it. */
export async function readToken(from: { readonly file: string } | { readonly variable: string }, flag: string): Promise<string> {
  if ("variable" in from && !/^[A-Za-z_][A-Za-z0-9_]*$/.test(from.variable)) throw new UsageError(`${flag} wants the name of an environment variable, not the token itself; put the token into a variable such as VANTAGE_TOKEN and give that name.`);
  const text = "file" in from ? await readTextFile(from.file, maxSecretBytes, "the token") : process.env[from.variable];
  if (text === undefined) throw new UsageError(`${flag}: there is no environment variable ${quoted("variable" in from ? from.variable : "")}.`);
  const token = checkToken(text);
  if (token === undefined) throw new UsageError(`${flag}: a token is one word of at least 20 letters, digits and signs; cantsend vantage serve makes one where none is given.`);
  return token;
}

/** Reads which second place to ask, if any. Throws `UsageError`. */
export async function readVantage(flags: Flags): Promise<VantagePlace | undefined> {
  const [url, file, variable] = [one(flags, "vantage"), one(flags, "vantageTokenFile"), one(flags, "vantageTokenEnv")];
  if (url === undefined) {
    if (file !== undefined || variable !== undefined) throw new UsageError("a token of a second place without --vantage URL says nothing; give the address that cantsend vantage serve printed, too.");
    return undefined;
  }
  const place = readVantageUrl(url);
  if ((file === undefined) === (variable === undefined)) throw new UsageError("--vantage needs the token that cantsend vantage serve printed: with --vantage-token-env VARIABLE or with --vantage-token-file FILE.");
  return { ...place, token: file === undefined ? await readToken({ variable: variable as string }, "--vantage-token-env") : await readToken({ file }, "--vantage-token-file") };
}
