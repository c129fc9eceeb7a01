// For tests: a program that uses the API with a token.
import { createApiToken } from '#kernel/api/create-token.ts'
import type { TestTown } from './town.ts'

export interface ApiOptions {
  method?: string
  json?: unknown
  headers?: Record<string, string>
}

/** Makes a token for a member of staff, and a function that asks `/api/v1` with it. */
export async function apiOf(town: TestTown, signInName: string, scopes: string[], days = 90) {
  const { db } = town.municipality
  const { id } = await db
    .selectFrom('kernel.staff')
    .select('id')
    .where('sign_in_name', '=', signInName)
    .executeTakeFirstOrThrow()
  const expiresAt = town.clock().add({ hours: 24 * days })
  const token = await db
    .transaction()
    .execute((tx) =>
      createApiToken(tx, town.clock(), 'system:test', { staffId: id, label: 'テスト', scopes, expiresAt }),
    )
  const ask = (path: string, { method = 'GET', json, headers }: ApiOptions = {}) =>
    town.request(`/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
    })
  return { token, staffId: id, ask }
}
