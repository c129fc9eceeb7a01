import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { sitePage } from '#kernel/http/site-page.tsx'
import type { Program } from '#kernel/program.ts'
import {
  Breadcrumbs,
  Button,
  ButtonLink,
  DescriptionList,
  FormActions,
  Notice,
  PageHeading,
  Prose,
  Section,
  Stack,
} from '#ui/index.ts'
import { possibleDocuments } from '../../definition/documents.ts'
import type { Definition } from '../../definition/definition.ts'
import type { Procedure } from '../../definition/versions.queries.ts'
import { daysInWords } from '../how-long.ts'
import type { Missing } from './assurance.ts'
import { Lines } from './lines.tsx'

export interface ProcedurePage {
  procedure: Procedure
  missing: Missing | undefined
  /** Median of what the town took lately, in working days. */
  taken: number | undefined
}

/** One procedure, before anybody begins. */
export function procedurePage(program: Program, c: Context<SiteEnv>, { procedure, missing, taken }: ProcedurePage) {
  const { slug, version } = procedure
  const { definition } = version
  const { title, summary, about, criteria } = definition
  return sitePage(program, c, {
    title,
    description: summary,
    width: 'narrow',
    breadcrumbs: (
      <Breadcrumbs
        items={[{ text: 'トップ', href: '/' }, { text: '手続きをする', href: '/procedures' }, { text: title }]}
      />
    ),
    children: (
      <Stack gap="loose">
        <PageHeading lead={summary}>{title}</PageHeading>
        <DescriptionList
          items={[
            { term: '申請できる方', description: <Lines text={about.who} /> },
            { term: 'かかるお金', description: about.cost },
            { term: '書く時間', description: `約${about.minutes}分(途中でやめて、続きから書けます)` },
            { term: '結果が出るまで', description: howLong(definition, taken) },
          ]}
        />
        <AtHand definition={definition} />
        <Begin slug={slug} missing={missing} />
        <Section heading="審査の基準">
          <Lines text={criteria} />
          {about.law && <p>根拠: {about.law}</p>}
        </Section>
      </Stack>
    ),
  })
}

function howLong({ standardDays }: Definition, taken: number | undefined): string {
  const promised = standardDays === null ? '期間は決めていません。' : `届いた日の翌日から${standardDays}営業日以内`
  return taken === undefined ? promised : `${promised}(最近は、半数が${daysInWords(taken)}に終わっています)`
}

function AtHand({ definition }: { definition: Definition }) {
  const documents = possibleDocuments(definition)
  if (definition.about.bring.length === 0 && documents.length === 0) return null
  return (
    <Section heading="手元に用意するもの">
      <Prose>
        <ul>
          {definition.about.bring.map((one) => (
            <li key={one}>{one}</li>
          ))}
          {documents.map(({ what, required, cases }) => (
            <li key={`${what}${cases.join()}`}>
              {what}の写真か PDF
              {cases.length > 0 && `(${cases.join('、')})`}
              {!required && '(なくても申請できます)'}
            </li>
          ))}
        </ul>
      </Prose>
    </Section>
  )
}

function Begin({ slug, missing }: { slug: string; missing: Missing | undefined }) {
  const signIn = `/residents/sign-in?next=${encodeURIComponent(`/procedures/${slug}`)}`
  if (missing === 'unavailable')
    return (
      <Notice tone="warning" heading="この手続きは、まだオンラインでは申請できません">
        <p>本人確認ができるサインインの準備中です。担当の課の窓口へお越しください。</p>
      </Notice>
    )
  if (missing === 'sign-in')
    return (
      <Notice heading="サインインが必要です" actions={<ButtonLink href={signIn}>サインインして始める</ButtonLink>}>
        <p>どなたの申請か確かめるためです。サインインすると、このページに戻ります。</p>
      </Notice>
    )
  if (missing === 'card')
    return (
      <Notice heading="本人確認が必要です" actions={<ButtonLink href="/me">サインインの方法を加える</ButtonLink>}>
        <p>本人確認ができる方法でのサインインを、「わたしの情報」で加えてください。</p>
      </Notice>
    )
  return (
    <PostForm action={`/procedures/${slug}/applications`} hidden={{ id: randomUUID() }}>
      <FormActions>
        <Button size="large">はじめる</Button>
      </FormActions>
    </PostForm>
  )
}
