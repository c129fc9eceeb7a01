import { isIP } from 'node:net'
import { ownNetworks } from '#kernel/http/own-networks.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { findSecret } from '#kernel/municipality/secrets.queries.ts'
import type { Program } from '#kernel/program.ts'
import type { Settings } from '#kernel/settings.ts'
import { isLoopback, isPublicAddress } from '#lib/http/public-address.ts'
import { askChat, ChatError, type ChatFault, type Said } from '#lib/llm/ask-chat.ts'
import type { Model, Purpose } from './model.queries.ts'

type Networks = Pick<Settings, 'LLM_NETWORKS' | 'DEMO'>

const PATIENCE_MS = 45_000
export const LONGEST_URL = 500

/** Which IP addresses may be asked: public ones by https, and by http too those of networks that the operator named. */
function reachOf(url: URL, { LLM_NETWORKS, DEMO }: Networks): (address: string) => boolean {
  const isOurs = ownNetworks(LLM_NETWORKS, DEMO)
  return (address) => isOurs(address) || (url.protocol === 'https:' && isPublicAddress(address))
}

/** The address as it is kept, or what is wrong with it. Where a name leads is looked at whenever it is asked. */
export function readModelUrl(typed: string, networks: Networks): { url: string } | { wrong: string } {
  const url = URL.parse(typed.trim())
  if (!url || typed.length > LONGEST_URL || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    return { wrong: '住所を、https:// から入力してください。例: https://api.example.jp/v1' }
  if (url.username || url.password || url.search || url.hash)
    return { wrong: '住所から、ユーザー名・パスワード・? や # より後を除いてください。鍵は下の欄に入力します。' }
  const mayReach = reachOf(url, networks)
  const host = url.hostname.replaceAll(/[[\]]/g, '')
  const address = host === 'localhost' || isLoopback(host) ? '127.0.0.1' : isIP(host) ? host : undefined
  if (address && !mayReach(address))
    return {
      wrong:
        'この住所には送れません。外の住所は https:// で始めます。庁内の機械は、運用する人が LLM_NETWORKS に入れたものだけです。',
    }
  return { url: url.href.replace(/\/+$/, '') }
}

const FAULTS: Record<ChatFault, string> = {
  unreachable: '言語モデルにつながりませんでした。しばらくして、もう一度お試しください。',
  slow: '言語モデルから、45秒のうちに答えがありませんでした。もう一度お試しください。',
  'refused-address': '言語モデルの住所が、送ってよいところではありません。設定する人に知らせてください。',
  astray: '言語モデルの住所が正しくありません。設定する人に知らせてください。',
  'too-much': '言語モデルの答えが大きすぎました。もう一度お試しください。',
  moved: '言語モデルが、別の住所へという答えでした。そこへは送りません。設定する人に知らせてください。',
  'refused-key': '言語モデルが鍵を受け付けませんでした。設定する人に知らせてください。',
  'not-there': 'その住所に言語モデルがないか、モデルの名前が違います。設定する人に知らせてください。',
  busy: '言語モデルが混んでいます。少し待って、もう一度お試しください。',
  failed: '言語モデルが答えられませんでした。しばらくして、もう一度お試しください。',
  unreadable: '言語モデルの答えを読み取れませんでした。もう一度お試しください。',
  'cut-short': '言語モデルの答えが途中で切れました。短くして、もう一度お試しください。',
}

/** Asks once; the call was counted before. */
export async function askTheModel(
  program: Program,
  { db }: Municipality,
  { url, model }: Model,
  purpose: Purpose,
  messages: Said[],
): Promise<{ words: string } | { failure: string }> {
  const key = await findSecret(db, program.sealer, 'language_model.key')
  const mayReach = reachOf(new URL(url), program.settings)
  try {
    return { words: await askChat({ url, model, key, mayReach, patience: PATIENCE_MS }, messages) }
  } catch (error) {
    if (!(error instanceof ChatError)) throw error
    program.log.warn({ fault: error.fault, purpose }, 'the language model gave no answer')
    return { failure: FAULTS[error.fault] }
  }
}
