import { askOutside, type Outside, OutsideError, type OutsideFault } from '#lib/http/ask-outside.ts'

/** Why a catalogue could not be read, in words for those who look after it. */
export class Unreadable extends Error {
  /** So many datasets would be gone: somebody may confirm it. */
  readonly wouldLose: number | undefined
  constructor(words: string, wouldLose?: number) {
    super(words)
    this.wouldLose = wouldLose
  }
}

/** A catalogue that does not have this action. */
export class NoSuchAction extends Error {}

const WORDS: Record<OutsideFault, string> = {
  unreachable: '相手のカタログにつながりません。住所と、相手が動いているかを確かめてください。',
  'refused-address':
    'この住所は、庁内やこのサーバー自身を指しています。インターネットにあるカタログだけを集められます。',
  slow: '相手のカタログの答えが、時間内に終わりませんでした。',
  'too-much': '相手のカタログの答えが大きすぎるか、入り組みすぎています。',
  astray: '相手のカタログが、集められない住所へ案内しました。',
}

/** What CKAN says where there is no such action, or where it may not be asked. */
const NOT_HERE = new Set([400, 403, 404, 405, 409, 410])

interface Answered {
  success?: unknown
  result?: unknown
}

/**
 * 読み取りの API を尋ねる: what an action of a catalogue answers.
 * @throws Unreadable, NoSuchAction
 */
export async function askCkan(
  url: string,
  action: string,
  parameters: Record<string, string | number>,
  outside: Outside,
): Promise<unknown> {
  const query = new URLSearchParams(Object.entries(parameters).map(([name, value]) => [name, String(value)]))
  const address = `${url}/api/3/action/${action}${query.size > 0 ? `?${query}` : ''}`
  const { status, json } = await askOutside(address, outside).catch((error: unknown) => {
    if (error instanceof OutsideError) throw new Unreadable(WORDS[error.fault])
    throw error
  })
  if (NOT_HERE.has(status)) throw new NoSuchAction(action)
  if (status !== 200) throw new Unreadable(`相手のカタログが、エラー (${status}) を返しました。`)
  if (typeof json !== 'object' || json === null)
    throw new Unreadable('相手の答えが JSON ではありません。CKAN のカタログの住所かどうかを確かめてください。')
  const { success, result } = json as Answered
  if (success !== true || result === undefined) throw new NoSuchAction(action)
  return result
}
