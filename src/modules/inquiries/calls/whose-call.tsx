import type { Call } from './call.ts'

/** Whoever is called back, in words. */
export const callerName = ({ name, phone, id }: Pick<Call, 'name' | 'phone' | 'id'>): string =>
  name || phone || `電話 ${id}`

/** A number that a phone can dial. */
export const Dial = ({ phone }: { phone: string }) => (
  <a href={`tel:${phone.replaceAll('-', '')}`} class="dial">
    {phone}
  </a>
)
