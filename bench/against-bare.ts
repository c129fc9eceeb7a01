// A public page of the program against a bare node:http server that answers with the same bytes and headers.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { get, type IncomingHttpHeaders } from 'node:http'
import { fileURLToPath } from 'node:url'
import { median, overRounds, rounded, say } from './figures.ts'
import { HOST, type Stage, startProgram } from './stage.ts'
import { flood, writeRequests } from './wrk.ts'

const CONNECTIONS = 32
const [PROGRAM, BARE] = [8941, 8942]

/** The page as it comes; fetch would not say another host than the one it connects to. */
function read(port: number, path: string): Promise<{ body: string; headers: IncomingHttpHeaders }> {
  return new Promise((resolve, reject) => {
    get({ port, host: '127.0.0.1', path, headers: { host: HOST } }, async (response) => {
      const body = (await response.toArray()).join('')
      const { date: _date, connection: _connection, 'keep-alive': _keepAlive, ...headers } = response.headers
      if (response.statusCode === 200) resolve({ body, headers })
      else reject(new Error(`${path} answers ${response.statusCode}`))
    })
  })
}

/** How many a second at 32 connections, of each page as its name says. @param seconds of one side of a round */
export async function againstBare(
  stage: Stage,
  pages: Record<string, string>,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<void> {
  const program = await startProgram(stage, PROGRAM, { ROLE: 'web' })
  for (const [name, page] of Object.entries(pages)) {
    const { body, headers } = await read(program.port, page)
    const bare = fork(fileURLToPath(import.meta.resolve('./bare-server.ts')), { detached: true })
    bare.send({ port: BARE, body, headers })
    await once(bare, 'message')
    const requests = writeRequests({ page, host: HOST })
    const speed = async (port: number) => (await flood(port, CONNECTIONS, seconds, requests.path)).perSecond
    for (const port of [PROGRAM, BARE]) await speed(port) // both warm
    const measured: { program: number; bare: number }[] = []
    for (let round = 0; round < rounds; round++)
      measured.push({ program: await speed(PROGRAM), bare: await speed(BARE) })
    const side = (of: 'program' | 'bare') => rounded(median(measured.map((round) => round[of])), 0)
    say({
      figure: `${name} (${Buffer.byteLength(body)} bytes) at 32 connections, against a bare node:http server`,
      unit: '×',
      atLeast: 0.5,
      ...overRounds(measured.map((round) => round.program / round.bare)),
      sides: { madoguchi: side('program'), bare: side('bare') },
    })
    requests.remove()
    bare.disconnect()
    await once(bare, 'exit')
  }
  await program.stop()
}
