/** Words by value, as the options of a form. */
export const choices = (words: Record<string, string>) =>
  Object.entries(words).map(([value, text]) => ({ value, text }))
