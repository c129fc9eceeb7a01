/** The fields of a posted page, by name: `name.family`, `children.0.birthday.year`. Files come beside it. */
export type Form = Readonly<Record<string, string | readonly string[]>>

/** The one value of a name; the first where several came. */
export function typedIn(form: Form, name: string): string {
  const value = Object.hasOwn(form, name) ? form[name] : undefined
  return (typeof value === 'string' ? value : value?.[0]) ?? ''
}

export function allTyped(form: Form, name: string): readonly string[] {
  const value = Object.hasOwn(form, name) ? form[name] : undefined
  return typeof value === 'string' ? [value] : (value ?? [])
}
