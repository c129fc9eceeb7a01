import type pg from 'pg'

/** As a number to compare (150012) and in words (15.12 (Debian …)). */
export async function serverVersion(client: pg.Client): Promise<{ number: number; words: string }> {
  const { rows } = await client.query<{ number: number; words: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as words`,
  )
  return rows[0] ?? { number: 0, words: '?' }
}
