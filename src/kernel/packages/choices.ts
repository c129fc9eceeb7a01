import { type Difference, keyOf, type Side, usual } from './three-way.ts'

/** What somebody chose, by the key of each place. */
export type Choices = Readonly<Record<string, Side>>

/** Name of the form field in which a place is chosen. */
export const choiceName = (key: string): string => `choice:${key}`

/** From a form as it was posted; what no page of ours can have sent is left out. */
export const readChoices = (form: Record<string, unknown>): Choices =>
  Object.fromEntries(
    Object.entries(form).flatMap(([name, value]): [string, Side][] =>
      name.startsWith('choice:') && (value === 'ours' || value === 'theirs')
        ? [[name.slice('choice:'.length), value]]
        : [],
    ),
  )

export const chosen =
  (choices: Choices, otherwise: (difference: Difference) => Side = usual) =>
  (difference: Difference): Side => {
    const key = keyOf(difference)
    return Object.hasOwn(choices, key) ? choices[key]! : otherwise(difference)
  }
