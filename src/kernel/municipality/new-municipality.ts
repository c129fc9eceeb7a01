import { Refusal } from '#lib/refusal.ts'
import { isKatakana, toKatakana } from '#lib/text/names.ts'
import { municipalityCode } from '#lib/text/municipality-code.ts'

/** What has to be known of a municipality before it can be served. */
export interface NewMunicipality {
  slug: string
  name: string
  nameKana: string
  /** 全国地方公共団体コード, with its check digit. */
  code: string
  hosts: string[]
  publicUrl: string
  admin?: { signInName: string; name: string }
}

/** As an operator typed it. */
export interface Typed {
  slug: string
  name: string
  nameKana: string
  code: string
  hosts: string[]
  publicUrl?: string | undefined
  admin?: string | undefined
  adminName?: string | undefined
}

export const SIGN_IN_NAME = /^[a-z0-9._-]{2,64}$/
const HOST = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/

function refuse(field: string, message: string): never {
  throw new Refusal(422, message, field)
}

/** @throws Refusal that names what is wrong and what would be right */
export function newMunicipality(typed: Typed): NewMunicipality {
  if (!/^[a-z][a-z0-9_]{1,30}$/.test(typed.slug))
    refuse(
      'slug',
      `「${typed.slug}」は使えません。slug は英小文字で始まる英小文字・数字・_ の 2〜31 文字です。例: aozora`,
    )
  const name = typed.name.trim()
  if (!name) refuse('name', '名前が空です。例: あおぞら市')
  const nameKana = toKatakana(typed.nameKana)
  if (!isKatakana(nameKana)) refuse('name-kana', `「${typed.nameKana}」はフリガナではありません。例: アオゾラシ`)
  const code =
    municipalityCode(typed.code) ??
    refuse(
      'code',
      `「${typed.code}」は全国地方公共団体コードではありません。検査数字を含む 6 桁か、それを除く 5 桁です。例: 452025`,
    )
  const hosts = typed.hosts.map((host) => host.trim().toLowerCase())
  const wrong = hosts.find((host) => !HOST.test(host))
  if (wrong !== undefined || !hosts[0])
    refuse(
      'host',
      `「${wrong ?? ''}」はホスト名ではありません。https:// やポートは付けません。例: madoguchi.city.example.jp`,
    )
  const publicUrl = (typed.publicUrl ?? `https://${hosts[0]}`).replace(/\/$/, '')
  if (!/^https?:\/\/[^/\s]+$/.test(publicUrl))
    refuse('public-url', `「${publicUrl}」は住所ではありません。例: https://${hosts[0]}`)
  return { slug: typed.slug, name, nameKana, code, hosts, publicUrl, ...firstAdmin(typed) }
}

function firstAdmin({ admin, adminName }: Typed): Pick<NewMunicipality, 'admin'> {
  if (admin === undefined) return {}
  const signInName = admin.toLowerCase()
  if (!SIGN_IN_NAME.test(signInName))
    throw new Refusal(
      422,
      `「${admin}」はサインイン名に使えません。英小文字・数字・._- の 2〜64 文字です。例: sato.misaki`,
      'admin',
    )
  if (!adminName?.trim()) throw new Refusal(422, '最初の管理者の氏名を --admin-name で指定してください。', 'admin-name')
  return { admin: { signInName, name: adminName.trim() } }
}
