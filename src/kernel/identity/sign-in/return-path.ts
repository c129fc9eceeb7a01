/** Where people may have been on their way: staff in the console, residents on pages of their own, at a procedure, at a mandate, and at what they offer. */
const WAYS = {
  '/console': ['/console'],
  '/me': ['/me', '/procedures', '/applications', '/inquiries', '/agent', '/mandates', '/provider'],
} as const

/**
 * Where to go after signing in: an address of our own on the ways of these people, with its query, or else their home.
 * Never another site, however it is written (ASVS 3.7.2).
 */
export function returnPath(asked: unknown, home: keyof typeof WAYS): string {
  if (typeof asked !== 'string' || !asked.startsWith('/') || asked.length > 2000) return home
  const here = 'http://here.invalid'
  const url = URL.parse(asked, here)
  if (!url || url.origin !== here) return home
  const isOnWay = WAYS[home].some((way) => url.pathname === way || url.pathname.startsWith(`${way}/`))
  return isOnWay ? `${url.pathname}${url.search}` : home
}
