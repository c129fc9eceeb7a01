const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/
const CONFIGURATION = /\/\.well-known\/openid-configuration$/

/** Without https a provider is trusted on this machine alone. */
export function isLoopbackHttp(issuer: string): boolean {
  const { protocol, hostname } = new URL(issuer)
  return protocol === 'http:' && LOOPBACK.test(hostname)
}

/** 発行者 as somebody wrote it, or the address of its configuration; undefined for what cannot be one. */
export function readIssuer(typed: string): string | undefined {
  const issuer = typed.trim().replace(CONFIGURATION, '')
  const url = URL.parse(issuer)
  if (!url || url.search || url.hash || url.username || url.password || issuer.includes('/.well-known/'))
    return undefined
  return url.protocol === 'https:' || isLoopbackHttp(issuer) ? issuer : undefined
}
