/** What LINE says of an access token. */
export type LineAnswer =
  | { state: 'accepted'; name: string; basicId: string }
  | { state: 'refused' }
  | { state: 'unclear'; why: string }

const PATIENCE_MS = 5_000

/** Asks LINE whose token this is; nothing is sent to anybody. @param base LINE_API_BASE_URL */
export async function askLineAccount(base: string, token: string): Promise<LineAnswer> {
  try {
    const answer = await fetch(`${base}/v2/bot/info`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (answer.status === 401) return { state: 'refused' }
    if (!answer.ok) return { state: 'unclear', why: String(answer.status) }
    const { displayName = '', basicId = '' } = (await answer.json()) as { displayName?: string; basicId?: string }
    return { state: 'accepted', name: displayName, basicId }
  } catch (error) {
    return { state: 'unclear', why: (error as Error).message }
  }
}
