/** What the exit code says. 64 is EX_USAGE of sysexits(3). */
export const exitCodes = { healthy: 0, named: 1, undecided: 2, ourFault: 3, usage: 64, interrupted: 130 } as const;
