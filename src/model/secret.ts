const values = new WeakMap<Secret, string>();

/**
 * A password or token. Prints as `[secret]` in every way that JavaScript prints things;
 * the value comes out through `reveal` alone, which tools/tidy.ts lets exactly one file call.
 */
export class Secret {
  constructor(value: string) {
    values.set(this, value);
  }
  toString(): string {
    return "[secret]";
  }
  toJSON(): string {
    return "[secret]";
  }
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return "[secret]";
  }
}

/** The value itself. Only world/secrets.ts may ask. Throws TypeError for what is no Secret. */
export function reveal(secret: Secret): string {
  const value = values.get(secret);
  if (value === undefined) throw new TypeError("not a Secret");
  return value;
}
