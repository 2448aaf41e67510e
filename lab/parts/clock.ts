/** The words before a command that make it see another time, in `faketime`'s own way of saying it, such as "+1500d". */
export function underClock(clock: string | undefined): string[] {
  return clock === undefined ? [] : ["faketime", "-f", clock];
}
