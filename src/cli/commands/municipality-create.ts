import { createMunicipality } from '#kernel/municipality/create-municipality.ts'
import { newMunicipality } from '#kernel/municipality/new-municipality.ts'
import { operator } from '../actor.ts'
import type { Command } from '../command.ts'
import { giveFirstChannel } from '../first-channel.ts'

export const municipalityCreate: Command = {
  name: 'municipality create',
  summary: { ja: '自治体を作る', en: 'make a municipality' },
  options: {
    slug: { value: 'SLUG', required: true, help: { ja: '短い英字名 (例 aozora)', en: 'short name in a–z, 0–9, _' } },
    name: { value: 'NAME', required: true, help: { ja: '名前 (例 あおぞら市)', en: 'name' } },
    'name-kana': { value: 'KANA', required: true, help: { ja: 'フリガナ', en: 'name in katakana' } },
    code: {
      value: 'CODE',
      required: true,
      help: { ja: '全国地方公共団体コード (検査数字付き 6 桁)', en: 'municipality code, 6 digits with check digit' },
    },
    host: {
      value: 'HOST',
      required: true,
      multiple: true,
      help: { ja: '住民が開くホスト名', en: 'host name under which residents reach it' },
    },
    'public-url': {
      value: 'URL',
      help: {
        ja: '住民から見た住所 (なければ https://HOST)',
        en: 'address as residents see it (default https://HOST)',
      },
    },
    admin: {
      value: 'SIGN_IN_NAME',
      help: { ja: '最初の管理者のサインイン名', en: 'sign-in name of the first administrator' },
    },
    'admin-name': { value: 'NAME', help: { ja: '最初の管理者の氏名', en: 'name of the first administrator' } },
  },
  notes: {
    ja: '途中で止まったときは、同じ指定でもう一度実行すると続きから行います。\n最初の管理者は、設定・人事・監査の職務を全体について持ちます。パスワードは一度だけ表示します。',
    en: 'Run it again with the same words to finish what broke off.\nThe first administrator holds the duties settings, personnel and audit for the whole; the password is shown once.',
  },
  async run(input, context) {
    const wanted = newMunicipality({
      slug: input.text('slug'),
      name: input.text('name'),
      nameKana: input.text('name-kana'),
      code: input.text('code'),
      hosts: input.all('host'),
      publicUrl: input.find('public-url'),
      admin: input.find('admin'),
      adminName: input.find('admin-name'),
    })
    const at = await context.connect(true)
    const { database, created, password } = await createMunicipality(at, context.clock(), operator(), wanted)
    const channel = created && (await giveFirstChannel(context, at))
    const { slug, name, code, publicUrl, hosts, admin } = wanted
    const head = created ? `✔ ${name} (${code}) を作りました` : `✔ ${name} (${code}) はすでにあります`
    return {
      ok: true,
      lines: [
        head,
        `  slug ${slug} · database ${database}`,
        `  ${publicUrl} (${hosts.join(', ')})`,
        ...(channel ? ['  LINE: 環境変数のチャネルを入れました (channel of the environment)'] : []),
        ...(admin && password ? [`  最初の管理者: ${admin.signInName}  パスワード: ${password}`] : []),
        ...(admin && !password ? [`  ${admin.signInName} はすでにいます。パスワードは変えていません。`] : []),
      ],
      json: { slug, name, code, database, publicUrl, hosts, created, channel, admin: admin?.signInName, password },
    }
  },
}
