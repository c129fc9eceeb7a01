import { isIP } from 'node:net'
import { isLoopback, isPublicAddress } from '#lib/http/public-address.ts'
import { ownNetworks } from '../http/own-networks.ts'
import type { Settings } from '../settings.ts'

type Networks = Pick<Settings, 'WEBHOOK_NETWORKS' | 'DEMO'>

const LONGEST_URL = 500

/** Which IP addresses may be told anything: public ones, and those of networks that the operator named. */
export function reachOf({ WEBHOOK_NETWORKS, DEMO }: Networks): (address: string) => boolean {
  const isOurs = ownNetworks(WEBHOOK_NETWORKS, DEMO)
  return (address) => isPublicAddress(address) || isOurs(address)
}

/**
 * The address of an endpoint as it is kept, or what is wrong with it. Where a name leads is looked at again at every
 * delivery, where the connection is made: here only what can never do is told.
 */
export function readUrl(typed: string, networks: Networks): { url: string } | { wrong: string } {
  const url = URL.parse(typed.trim())
  if (!url || typed.length > LONGEST_URL)
    return { wrong: '送り先の住所を、https:// から入力してください。例: https://example.jp/hooks/madoguchi' }
  const mayReach = reachOf(networks)
  const host = url.hostname.replaceAll(/[[\]]/g, '')
  const here = host === 'localhost' || isLoopback(host)
  if (here ? !mayReach('127.0.0.1') : isIP(host) !== 0 && !mayReach(host))
    return { wrong: 'この機械や庁内のネットワークの住所には送れません。外から届く住所を入力してください。' }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && here))
    return { wrong: '送り先の住所は、https:// で始めてください。' }
  if (url.username || url.password)
    return { wrong: '住所にユーザー名やパスワードを入れないでください。受け取る側は署名で確かめられます。' }
  if (url.hash) return { wrong: '住所から、# より後を除いてください。' }
  return url.href.length > LONGEST_URL ? { wrong: `住所は ${LONGEST_URL} 文字までにしてください。` } : { url: url.href }
}
