/**
 * Where to go after signing in: an address of our own at or below `within`, with its query, or else `within` itself.
 * Never another site, however it is written (ASVS 3.7.2).
 */
export function returnPath(asked: unknown, within: '/console' | '/me'): string {
  if (typeof asked !== 'string' || !asked.startsWith('/') || asked.length > 2000) return within
  const here = 'http://here.invalid'
  const url = URL.parse(asked, here)
  if (!url || url.origin !== here) return within
  const inside = url.pathname === within || url.pathname.startsWith(`${within}/`)
  return inside ? `${url.pathname}${url.search}` : within
}
