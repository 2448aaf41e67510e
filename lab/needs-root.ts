/** Thrown where a lab without root cannot make what a scenario asks for: the scenario is then not run, and is said to be so. */
export class NeedsRoot extends Error {}
