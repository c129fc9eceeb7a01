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
export const ask = async (port: number, path: string, asked?: Asked): Promise<string> =>
  (await askBytes(port, path, asked)).toString()

/** The same without reading what comes: the machine is the program's. */
export function askBytes(
  port: number,
  path: string,
  { headers = {}, form, body: given, status = 200 }: Asked = {},
): Promise<Buffer> {
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
    const sent = request(options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject)
      response.on('end', () => {
        const bytes = Buffer.concat(chunks)
        if (response.statusCode === status) resolve(bytes)
        else reject(new Error(`${path} answers ${response.statusCode}: ${bytes.toString().slice(0, 300)}`))
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
