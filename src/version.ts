/** The version of this package; tools/tidy.ts keeps it equal to package.json. */
export const version = "0.1.0";
