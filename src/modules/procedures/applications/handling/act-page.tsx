import type { Context } from 'hono'
import type { ComponentChildren } from 'preact'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import {
  Breadcrumbs,
  ButtonLink,
  ErrorSummary,
  type FieldErrorText,
  FormActions,
  PageHeading,
  Stack,
} from '#ui/index.ts'
import { applicantOf, type Arrived, deskHref, numberInWords } from '../application.ts'

export interface ActPage {
  application: Arrived
  title: string
  /** Where it asks rather than names what it does. */
  heading?: string
  lead: string
  errors?: FieldErrorText[]
  children: ComponentChildren
}

/** What staff are about to do with one application, before they do it. */
export function actPage(program: Program, c: Context<ConsoleEnv>, { application, errors = [], ...shown }: ActPage) {
  const { definition, answers } = application
  const { title, heading = title, lead, children } = shown
  return consolePage(program, c, {
    title: `${errors.length > 0 ? 'エラー: ' : ''}${title} | ${definition.title}`,
    status: errors.length > 0 ? 422 : undefined,
    breadcrumbs: (
      <Breadcrumbs
        items={[
          { text: '申請', href: '/console/applications' },
          { text: numberInWords(application), href: deskHref(application.id) },
          { text: title },
        ]}
      />
    ),
    children: (
      <Stack>
        <ErrorSummary errors={errors} />
        <PageHeading over={`${definition.title}(${applicantOf(definition, answers)} 様)`} lead={lead}>
          {heading}
        </PageHeading>
        {children}
      </Stack>
    ),
  })
}

/** Doing it, or going back to the application. @param children the button that does it */
export const ActActions = ({ id, children }: { id: string; children: ComponentChildren }) => (
  <FormActions>
    {children}
    <ButtonLink href={deskHref(id)} variant="tertiary">
      やめて戻る
    </ButtonLink>
  </FormActions>
)
