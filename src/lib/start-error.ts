/** A start that cannot go on: one sentence that says what to do, shown without a stack. */
export class StartError extends Error {}
