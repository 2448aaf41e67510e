/** Made-up passwords that programs are known to read differently from what was typed. */
export const awkwardPasswords: readonly string[] = [
  "plainWord1", "two words", "three  blanks   inside", " leading", "trailing ", " both ", "\tleadingTab", "trailingTab\t", "tab\tinside",
  "hash#inside", "#hashFirst", "hashLast#", "blank #comment", "semi;colon", ";semiFirst", "blank ;semi", "ends;",
  "dollar$HOME", "dollar$noSuchName", "$first", "last$", "dollar${HOME}", "dollar$(HOME)", "two$$dollars", "price$5off", "$$", "a$1b",
  "back\\slash", "back\\\\twice", "ends\\", "new\\nline", "octal\\101x", "\\first", "quote\\\"escaped",
  'dou"ble', '"quoted"', '"half', 'half"', 'a"b"c', "sin'gle", "'quoted'", "'half", "half'", "back`tick", "`echo x`", "a`echo x`b",
  "per%cent", "per%41cent", "%s", "100%", "amp&ersand", "a&amp;b", "less<than", "<tag>", "at@sign", "a@b:c", "col:on", ":colonFirst", "slash/inside", "//x",
  "eq=uals", "=first", "a=b=c", "plus+sign", "ques?tion", "exclam!ation", "star*", "{brace}", "[bracket]", "(paren)", "pipe|pipe", "com,ma", "caret^x", "^first", "til~de", "~first",
  "äöü", "u\u0308mlaut", "пароль", "emoji\u{1F600}x", "no\u00a0break", "zero\u200bwidth", "word\ufeff", "euro€", "carriage\r", "x".repeat(120), "x".repeat(300), "-dash", "--double", "0123456789", "on", "no",
];
