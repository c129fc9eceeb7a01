// For tests: values that no browser and no well-meaning program sends.

/** Tried on each parameter alone too, because what one of them refuses hides the others. */
export const SHARP = ['\0', '9'.repeat(30), '0000-01-01']
export const HOSTILE = [...SHARP, '-', '-1', "%');--", '𠮷\u0301'.repeat(9_000)]
