import { askLineAccount } from '#kernel/municipality/line-account.ts'
import { findSecret } from '#kernel/municipality/secrets.queries.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { sealerOf } from '#lib/crypto/seal.ts'
import type { Context } from '../context.ts'
import { fail, type Finding, ok, warn } from './finding.ts'

/** Whether LINE knows the municipality's access token, and SECRET_KEY still opens it. */
export async function checkLine(context: Context, { slug, db }: Municipality): Promise<Finding> {
  const { SECRET_KEY, LINE_API_BASE_URL } = context.settings()
  const what = `${slug} LINE`
  const sealer = sealerOf(SECRET_KEY)
  let token: string | undefined
  let secret: string | undefined
  try {
    token = await findSecret(db, sealer, 'line.channel_access_token')
    secret = await findSecret(db, sealer, 'line.channel_secret')
  } catch {
    return fail(
      what,
      '封じた値が開きません。SECRET_KEY を元に戻すか、LINE の値を入れ直してください (sealed with another SECRET_KEY)',
    )
  }
  if (!token && !secret)
    return warn(what, 'まだ設定されていません。コンソールの「設定」→「LINE」で入れてください (not set yet)')
  if (!token || !secret)
    return fail(what, 'シークレットとアクセストークンの片方がありません (one of the two is missing)')
  return askLine(what, LINE_API_BASE_URL, token)
}

async function askLine(what: string, base: string, token: string): Promise<Finding> {
  const answer = await askLineAccount(base, token)
  if (answer.state === 'accepted')
    return ok(what, `${answer.name} (${answer.basicId}) として受け付けられました (accepted)`)
  return answer.state === 'refused'
    ? fail(what, 'アクセストークンが拒まれました。LINE Developers で発行し直してください (token refused)')
    : warn(what, `${base} に確かめられません (${answer.why})。外への通信を確かめてください (not reachable)`)
}
