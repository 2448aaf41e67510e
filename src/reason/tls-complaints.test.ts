import { expect, test } from "vitest";
import { imagine, reported } from "../testing/imagined.ts";
import { readSign } from "./diagnose.ts";
import type { Sign } from "./sign.ts";
import { signs } from "./signs/index.ts";

const complaintSigns = Object.entries(signs as Readonly<Record<string, Sign>>).filter(([id]) => id.endsWith("-is-complained-of") && !id.startsWith("local-"));

/** The complaints that a text is taken for. */
const heard = (text: string) => complaintSigns.filter(([, sign]) => readSign(sign, imagine([reported(text, "tls")])).state === "present").map(([id]) => id);

test("the words of common libraries are taken for what they mean", () => {
  const said: Readonly<Record<string, readonly string[]>> = {
    "Error: unable to verify the first certificate": ["distrust-is-complained-of", "name-mismatch-is-complained-of"],
    "SEC_ERROR_UNKNOWN_ISSUER": ["distrust-is-complained-of", "name-mismatch-is-complained-of"],
    "Hostname/IP does not match certificate's altnames: Host: smtp.example.net.": ["name-mismatch-is-complained-of"],
    "error:0A00042E:SSL routines::tlsv1 alert protocol version": ["old-tls-is-complained-of"],
    "ssl3_read_bytes:sslv3 alert handshake failure": ["cipher-mismatch-is-complained-of"],
    "error:0A00018A:SSL routines::dh key too small": ["weak-crypto-is-complained-of"],
    "tlsv13 alert certificate required": ["client-certificate-is-complained-of"],
    "status=deferred (TLSA lookup error for mx.example.org:25)": ["delivery-policy-is-complained-of"],
  };
  for (const [text, ids] of Object.entries(said)) expect(heard(text), text).toEqual(ids);
});

test("the wrong mode, a refused login and a time-out are none of them", () => {
  for (const text of ["error:0A00010B:SSL routines::wrong version number", "535 5.7.8 Username and Password not accepted", "Connection timed out", "550 5.7.1 relaying denied"]) expect(heard(text), text).toEqual([]);
});
