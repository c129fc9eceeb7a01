import type { Context } from 'hono'
import { Button, ButtonLink, FormActions, Notice, Section, Stack } from '#ui/index.ts'
import type { ConsoleEnv } from '../../../http/env.ts'
import { PostForm } from '../../../http/render.tsx'
import type { People } from '../../../identity/oidc/provider-people.queries.ts'
import type { Provider } from '../../../identity/oidc/providers.queries.ts'
import type { Program } from '../../../program.ts'
import { settingsPage } from '../settings-page.tsx'
import { AUDIENCES } from './provider-form.ts'

const OTHER_WAY = {
  staff: '人事の担当が仮のパスワードを出すまで、サインインできなくなります。',
  resident: '同じ連携をもう一度つなぐまで、申請の状況などを見られなくなります。',
}

const Stranded = ({ audience, stranded }: Pick<Provider, 'audience'> & Pick<People, 'stranded'>) =>
  stranded > 0 ? (
    <Notice tone="warning" heading={`${stranded} 人は、ほかにサインインの方法がありません`}>
      <p>{OTHER_WAY[audience]}</p>
    </Notice>
  ) : null

/** Asks before what cannot simply be undone: how many people lose this way in. */
export function removalPage(program: Program, c: Context<ConsoleEnv>, provider: Provider, people: People) {
  const { id, label, audience } = provider
  const here = `/console/settings/sign-in/${id}`
  return settingsPage(program, c, {
    page: '/console/settings/sign-in',
    lead: `${AUDIENCES[audience]}のサインイン: ${label}`,
    children: (
      <Section heading={`「${label}」の連携を外しますか`}>
        <Stack>
          <p>
            {people.people === 0
              ? 'この連携でサインインしている人はいません。'
              : `この連携でサインインできる${AUDIENCES[audience]}は ${people.people} 人います。外すと、この方法ではサインインできなくなります。`}
          </p>
          <Stranded audience={audience} stranded={people.stranded} />
          <p>
            いまサインインしている人は、そのまま使えます。アカウントとの結びつきは残るので、同じ発行者と同じクライアント
            ID でつなぎ直せば元に戻ります。
          </p>
          <PostForm action={`${here}/removal`}>
            <FormActions>
              <Button variant="danger">連携を外す</Button>
              <ButtonLink variant="secondary" href={here}>
                やめる
              </ButtonLink>
            </FormActions>
          </PostForm>
        </Stack>
      </Section>
    ),
  })
}
