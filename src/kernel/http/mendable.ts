import type { Mistake, Refusal } from '#lib/refusal.ts'

/** What was wrong, for the form that shows it again. */
export interface Mendable {
  errors: Mistake[]
  status: 409 | 422
}

/** @throws the refusal that no form can mend */
export function mendable(refusal: Refusal): Mendable {
  const { status, mistakes } = refusal
  if (status !== 409 && status !== 413 && status !== 422) throw refusal
  return { errors: mistakes, status: status === 409 ? 409 : 422 }
}
