import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { cardPage } from './card.page.tsx'
import { cardOf } from './people.ts'
import { type Finish, identityProvider } from './provider.ts'
import type { Client } from './settings.ts'

export interface RunningProvider {
  issuer: string
  close: () => Promise<void>
}

/** Whoever gives up sends an empty card after the one that was chosen. */
const chosen = (form: string) => new URLSearchParams(form).getAll('card').at(-1)

async function ask(request: IncomingMessage, response: ServerResponse, finish: Finish): Promise<void> {
  if (request.method === 'POST') return finish(cardOf(chosen(await text(request)))?.subject)
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.end(cardPage())
}

/** The provider with its card reader at a port of this machine, which is its issuer. */
export async function serveIdentityProvider(clients: Client[], port: number): Promise<RunningProvider> {
  const issuer = `http://127.0.0.1:${port}`
  const server = createServer(identityProvider({ issuer, clients, claimsOf, ask }))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })
  return { issuer, close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()) }
}

function claimsOf(subject: string) {
  const card = cardOf(subject)
  if (!card) return undefined
  const { name, address, birthdate, gender } = card
  return { name, address: { formatted: address, country: 'JP' }, birthdate, gender }
}
