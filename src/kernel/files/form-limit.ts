const MB = 1024 * 1024

/**
 * Largest total of the files that come by one form, in bytes: a form is held in memory while it is read. What LINE brings
 * is fetched by the worker and may be larger (LIMITS in accepted.ts). deploy/nginx lets more through, so that the answer is ours.
 */
export const FORM_FILES = 50 * MB

/** Largest form, in bytes: the files and the words around them. */
export const FORM_LIMIT = FORM_FILES + 2 * MB
