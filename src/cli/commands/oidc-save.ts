import { connectProvider } from '#kernel/identity/oidc/connect-provider.ts'
import { readIssuer } from '#kernel/identity/oidc/issuer.ts'
import { callbackAddress } from '#kernel/identity/oidc/provider-exchange.ts'
import { faultsOf } from '#kernel/identity/oidc/provider-faults.ts'
import type { Audience } from '#kernel/identity/oidc/providers.queries.ts'
import { readSettings } from '#kernel/settings.ts'
import { sealerOf } from '#lib/crypto/seal.ts'
import { Refusal } from '#lib/refusal.ts'
import { operator } from '../actor.ts'
import { chosenOne, municipalityOption } from '../choose.ts'
import { type Command, UsageError } from '../command.ts'
import { environmentOf } from '../context.ts'
import { readText } from '../read-text.ts'

export const oidcSave: Command = {
  name: 'oidc save',
  summary: {
    ja: 'OpenID Connect のサインインをつなぐ・変える',
    en: 'connect an OpenID Connect provider, or change it',
  },
  options: {
    ...municipalityOption,
    audience: {
      value: 'WHO',
      required: true,
      help: { ja: 'staff (職員) か resident (住民)', en: 'staff or resident' },
    },
    label: {
      value: 'TEXT',
      required: true,
      help: { ja: 'サインインのボタンに出る名前', en: 'its name on the button of the sign-in page' },
    },
    issuer: {
      value: 'URL',
      required: true,
      help: { ja: '発行者 (https。この機械の中だけ http)', en: 'issuer: https, or http on this machine' },
    },
    'client-id': { value: 'ID', required: true, help: { ja: 'クライアント ID', en: 'client id' } },
    'client-secret-file': {
      value: 'FILE',
      required: true,
      help: {
        ja: 'クライアントシークレットを書いたファイル (- なら標準入力)',
        en: 'file with the client secret; - for standard input',
      },
    },
    confirms: {
      help: {
        ja: '本人確認(マイナンバーカードなど)として扱う。住民だけ',
        en: 'its word counts as that of an identity card; residents only',
      },
    },
  },
  notes: {
    ja: '同じ audience と issuer があれば変更します。保存の前に、サービスが答えることを確かめます。\n表示された戻り先の住所を、サービスの側に登録してください。',
    en: 'Changes the provider of the same audience and issuer. Before it is kept, the provider must answer.\nRegister the redirect address that is printed at the provider.',
  },
  async run(input, context) {
    const audience = input.text('audience')
    if (!isAudience(audience))
      throw new UsageError('--audience は staff か resident です (--audience is staff or resident)')
    const typed = input.text('issuer')
    const wanted = {
      audience,
      label: input.text('label').trim(),
      issuer: readIssuer(typed) ?? typed,
      clientId: input.text('client-id').trim(),
      confirms: input.has('confirms'),
      secret: (await readText(context, input.text('client-secret-file'))).trim(),
    }
    const faults = faultsOf(wanted)
    if (faults.length > 0) throw new Refusal(422, faults.map(({ message }) => message).join('\n'))
    const sealer = sealerOf(readSettings(environmentOf(context.env)).SECRET_KEY)
    const { municipalities } = await context.connect()
    const { db, publicUrl } = await chosenOne(municipalities, input)
    const connecting = { db, now: context.clock(), actor: operator(), sealer }
    const { id, issuer, isNew } = await connectProvider(connecting, wanted)
    const redirectUri = callbackAddress(publicUrl, id)
    const { label, clientId, confirms } = wanted
    return {
      ok: true,
      lines: [
        isNew ? `✔ ${label} (${issuer}) とつなぎました` : `✔ ${label} (${issuer}) の設定を変更しました`,
        `  戻り先の住所 (redirect URI): ${redirectUri}`,
      ],
      json: { id, audience, label, issuer, clientId, confirms, redirectUri, created: isNew },
    }
  },
}

const isAudience = (given: string): given is Audience => given === 'staff' || given === 'resident'
