// For tests: a browser with a cookie jar of its own, for journeys that begin before anybody is signed in.
import { csrfTokenOf } from '#kernel/http/security.ts'
import { givePassword, PASSWORD } from './staff.ts'
import type { TestTown } from './town.ts'

export interface Browser {
  get: (path: string, headers?: Record<string, string>) => Promise<Response>
  /** Posts a form with the anti-forgery token that the page would have carried. */
  post: (path: string, fields?: Record<string, string>) => Promise<Response>
  /** Value of the session cookie, if any. */
  token: () => string | undefined
  cookies: Map<string, string>
}

export function browserOf(
  town: TestTown,
  userAgent = 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36',
): Browser {
  const cookies = new Map<string, string>()
  const token = () => cookies.get('madoguchi')

  async function send(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers)
    headers.set('user-agent', userAgent)
    if (cookies.size > 0) headers.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '))
    const response = await town.request(path, { ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/max-age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }

  return {
    cookies,
    token,
    get: (path, headers = {}) => send(path, { headers }),
    post(path, fields = {}) {
      const body = new FormData()
      const held = token()
      if (held) body.set('_csrf', csrfTokenOf(town.program.settings.SECRET_KEY, held))
      for (const [name, value] of Object.entries(fields)) body.set(name, value)
      return send(path, { method: 'POST', body })
    },
  }
}

/** A member of staff at a browser, signed in, who keeps their cookies. */
export async function atDesk(town: TestTown, signInName: string): Promise<Browser> {
  await givePassword(town, signInName)
  const desk = browserOf(town)
  await desk.post('/sign-in', { name: signInName, password: PASSWORD })
  return desk
}
