import type { Context } from 'hono'
import { Button, ButtonLink, DateInput, errorFor, type FieldErrorText, FormActions } from '#ui/index.ts'
import { settingsPage } from '../../administration/settings/settings-page.tsx'
import type { ConsoleEnv } from '../../http/env.ts'
import { PostForm } from '../../http/render.tsx'
import type { Program } from '../../program.ts'
import type { Route } from './route.ts'

export interface RouteEndPage {
  route: Route
  from: string
  errors?: FieldErrorText[]
}

/** 「ルートをやめる」, for a section that went a way of its own. */
export function routeEndPage(program: Program, c: Context<ConsoleEnv>, { route, from, errors = [] }: RouteEndPage) {
  return settingsPage(program, c, {
    page: '/console/settings/routes',
    lead: `${route.name}をやめます。その日から、上の課か全体のルートで回ります。`,
    errors,
    children: (
      <PostForm action={`/console/settings/routes/${route.id}/end`}>
        <DateInput name="from" label="いつから" required value={from} error={errorFor(errors, 'from')} />
        <FormActions>
          <Button variant="danger">やめる</Button>
          <ButtonLink href="/console/settings/routes" variant="tertiary">
            もどる
          </ButtonLink>
        </FormActions>
      </PostForm>
    ),
  })
}
