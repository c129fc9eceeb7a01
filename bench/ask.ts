import { request } from 'node:http'
import { HOST } from './stage.ts'

interface Asked {
  headers?: Record<string, string>
  /** Posts these as a form of the town's own page. */
  form?: Record<string, string>
  /** Posts this as it is. */
  body?: string
  status?: number
}

/** One request to the town, by its host name, which fetch would not say. @throws Error where the status is another */
export function ask(
  port: number,
  path: string,
  { headers = {}, form, body: given, status = 200 }: Asked = {},
): Promise<string> {
  const body = given ?? (form && new URLSearchParams(form).toString())
  const own = { host: `${HOST}:${port}`, ...headers }
  const posting = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
  const options = {
    port,
    host: '127.0.0.1',
    path,
    method: body ? 'POST' : 'GET',
    headers: { ...own, ...(form && posting) },
  }
  return new Promise((resolve, reject) => {
    const sent = request(options, async (response) => {
      const text = (await response.toArray()).join('')
      if (response.statusCode === status) resolve(text)
      else reject(new Error(`${path} answers ${response.statusCode}: ${text.slice(0, 300)}`))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
