/**
 * How much a fault of a message weighs: `refused`: servers of the large providers, or the common ones, turn such a message away.
 * `counts`: filters add points for it. `note`: worth knowing, no more.
 */
export type FaultWeight = "refused" | "counts" | "note";

/** What one kind of fault is: how much it weighs, what is wrong in words, and what to do about it. */
interface Fault {
  readonly weight: FaultWeight;
  readonly says: string;
  readonly cure: string;
}

const fault = (weight: FaultWeight, says: string, cure: string): Fault => ({ weight, says, cure });

/**
 * The closed list of what can be wrong with a message as it stands. Reviewed on 2026-11-24 against RFC 5322, RFC 2045 to 2047, RFC 8058,
 * the replies that Gmail documents (https://support.google.com/a/answer/3726730) and its sender rules (https://support.google.com/mail/answer/81126).
 */
export const messageFaults = {
  // RFC 5322 section 3.6: From and Date are obligatory, and most fields stand at most once
  "from-missing": fault("refused", "there is no From field", "write one From field with the sender's address"),
  "from-broken": fault("refused", "the From field has no valid address", "write the address as Name <name@example.com>, the name in quotes where it holds a comma, a colon or a bracket"),
  "from-many": fault("refused", "the From field has several addresses", "write one address into From"),
  "field-doubled": fault("refused", "a field that may stand once stands there more than once", "write the field once; a program that adds its own must replace the first"),
  "date-missing": fault("counts", "there is no Date field", "write the Date field when the message is made"),
  "date-broken": fault("counts", "the Date field is no date", 'write the date as "Tue, 24 Nov 2026 10:00:00 +0100"'),
  "date-far": fault("counts", "the Date field is far from today", "set the clock of the machine that writes the message"),
  "message-id-missing": fault("counts", "there is no Message-ID field", "let the program write a Message-ID: the sender's domain behind the @, and never the same one twice"),
  "message-id-broken": fault("counts", "the Message-ID is not of the form <something@domain>", "write it in angle brackets, without blanks, with a domain behind the @"),
  "address-broken": fault("refused", "a field of addresses holds something that is no address", "correct the address; invisible characters that were copied along count as broken"),
  "header-line-broken": fault("counts", "a line among the header fields is no field", "look for an empty line or a wrapped value that lost the blank at its beginning"),
  "header-not-ascii": fault("counts", "a header field holds letters beyond ASCII without an encoding", "encode them (RFC 2047); as they are, only servers with SMTPUTF8 take them"),
  "header-8-bit": fault("refused", "a header field holds bytes that are neither ASCII nor UTF-8", "encode the value (RFC 2047)"),
  "encoded-word-broken": fault("counts", "an encoded word in a header field is broken", "let a library write it: =?utf-8?B?…?=, at most 75 characters, apart from its neighbours by a blank"),
  "bcc-shows": fault("counts", "the Bcc field stands in the message, where every recipient can read it", "let the program take Bcc out before it sends"),
  // RFC 5322 section 2.1 and 2.3, RFC 5321 section 4.5.3.1.6
  "line-too-long": fault("refused", "a line is longer than 998 bytes", "break the lines, or send the text as quoted-printable or base64"),
  "bare-lf": fault("refused", "some lines end in a bare LF among others that end in CR LF", "end every line with CR and LF"),
  "bare-cr": fault("refused", "a CR stands without an LF", "end every line with CR and LF"),
  "nul-byte": fault("refused", "there is a zero byte in the text", "send binary files as base64"),
  // RFC 2045, RFC 2046
  "mime-version-missing": fault("counts", "there are MIME fields and no MIME-Version", "write MIME-Version: 1.0"),
  "boundary-missing": fault("refused", "a multipart has no boundary parameter", "let a library build the message"),
  "boundary-not-found": fault("refused", "the boundary of a multipart never stands in the text", "use the very same string in the parameter and in the lines"),
  "boundary-not-closed": fault("counts", "a multipart is never closed", "end it with its boundary and two hyphens at the end"),
  "encoding-unknown": fault("counts", "a transfer encoding that nobody knows is named", "use 7bit, 8bit, quoted-printable or base64"),
  "encoding-on-container": fault("counts", "a multipart or a message inside is itself encoded (RFC 2045 section 6.4 forbids it)", "encode the leaves, never the container"),
  "base64-broken": fault("counts", "what is called base64 holds other characters", "encode the file anew"),
  "quoted-printable-broken": fault("counts", "what is called quoted-printable has a broken escape", "encode the text anew; a plain = is written =3D"),
  "charset-missing": fault("counts", "a text has letters beyond ASCII and no charset", "write charset=utf-8"),
  "charset-wrong": fault("counts", "a text says that it is UTF-8 and is not", "name the charset that it really is in"),
  "eight-bit-undeclared": fault("counts", "a part has bytes beyond ASCII and says 7bit", "write Content-Transfer-Encoding: 8bit, or encode it"),
  "nested-too-deep": fault("counts", "parts are nested deeper than servers follow", "send the files side by side"),
  "too-many-parts": fault("counts", "there are more parts than servers look at", "pack the files into one archive"),
  // who it says that it is from
  "name-is-another-address": fault("counts", "the name beside the sender's address is itself an address, and another one", "write a name, or the same address"),
  "reply-goes-elsewhere": fault("note", "replies go to another domain than that of the sender", "let Reply-To stay in the sender's domain"),
  "lookalike-sender": fault("counts", "the sender's domain mixes alphabets, as forged names do", "use a domain of one alphabet"),
  // what it holds
  "subject-empty": fault("counts", "the subject is missing or empty", "write a subject"),
  "text-missing": fault("counts", "there is nothing to read beside an attachment or a picture", "write a sentence or two"),
  "html-only": fault("note", "there is HTML and no plain text beside it", "send multipart/alternative with the text as well"),
  "html-runs-code": fault("counts", "the HTML holds a script, a form or an object", "take it out; mail programs do not run it"),
  "link-text-differs": fault("counts", "a link shows one address and leads to another", "show the address that it leads to, or words"),
  "link-to-address": fault("counts", "a link leads to a bare IP address", "link to a name"),
  "link-shortened": fault("counts", "a link goes through a service that shortens addresses", "write the full address"),
  "link-lookalike": fault("counts", "the domain of a link mixes alphabets, as forged names do", "write the real domain"),
  "link-hides-host": fault("counts", "a link has a user name in front of its host, as forged ones do", "write the plain address"),
  // attachments
  "double-extension": fault("counts", "a file hides its kind behind a second ending", "name the file after what it is"),
  "program-in-disguise": fault("refused", "a file is a program and bears the name of something else", "do not send programs by mail"),
  "archive-encrypted": fault("counts", "an archive is encrypted, so that no scanner can look into it", "send it without a password, or by a link"),
  "macros-inside": fault("counts", "a document holds macros", "save it without macros, or as PDF"),
  "archive-broken": fault("counts", "an archive cannot be read: it is damaged or cut off", "pack it anew"),
  // RFC 2369, RFC 8058: what Gmail and Yahoo want of bulk mail
  "unsubscribe-missing": fault("counts", "it is bulk mail and has no List-Unsubscribe field", "add List-Unsubscribe with an https address and List-Unsubscribe-Post: List-Unsubscribe=One-Click"),
  "unsubscribe-not-one-click": fault("counts", "it is bulk mail that cannot be unsubscribed from by one click (RFC 8058)", "add List-Unsubscribe-Post: List-Unsubscribe=One-Click, and an https address in List-Unsubscribe"),
} as const satisfies Readonly<Record<string, Fault>>;

export type MessageFaultCode = keyof typeof messageFaults;
