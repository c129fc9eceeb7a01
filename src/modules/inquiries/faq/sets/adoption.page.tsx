import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { SectionChoice } from '#kernel/organization/section-choice.tsx'
import type { Section as TownSection } from '#kernel/organization/section-tree.ts'
import type { Choices } from '#kernel/packages/choices.ts'
import { Comparison } from '#kernel/packages/comparison.tsx'
import { ConfirmOlder } from '#kernel/packages/older.tsx'
import { ConfirmSigner, signerItems } from '#kernel/packages/signers.tsx'
import type { Program } from '#kernel/program.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import { Button, ButtonLink, DescriptionList, errorFor, type FieldErrorText, FormActions, Notice } from '#ui/index.ts'
import { FAQ } from '../faq.ts'
import { type ComparedSet, type Elsewhere, tellSet } from './compare-set.ts'
import { framed, SETS } from './sets.page.tsx'

export interface AdoptionPage {
  compared: ComparedSet
  /** The file as it came, carried to the next step: nothing is stored on the way. */
  file: string
  sections: TownSection[]
  section?: string
  choices?: Choices
  errors?: FieldErrorText[]
  status?: 409 | 422
}

/** Whose signature it is, and what it would change here. */
export function adoptionPage(program: Program, c: Context<ConsoleEnv>, page: AdoptionPage) {
  const { compared, file, sections, section, choices, errors = [], status } = page
  const { signed, signer, known, newer, elsewhere, against, hasBase } = compared
  const { name, code, slug, title, number, exportedAt } = signed.from
  return framed(program, c, '取り込む質問の確認', errors, status, [
    <DescriptionList
      items={[
        { term: '組', description: `${title}(${slug})` },
        { term: '書き出した町', description: `${name}(団体コード ${code})` },
        {
          term: '版',
          description: `第${number}版(${formatWareki(dateInTokyo(Temporal.Instant.from(exportedAt)))})、${signed.items.length}問`,
        },
        ...signerItems(signer),
      ]}
    />,
    <PostForm action={`${FAQ}/adoptions`} hidden={{ file, fingerprint: signer.fingerprint, against }}>
      <ConfirmSigner known={known} from={signed.from} error={errorFor(errors, 'confirmed')} />
      <ConfirmOlder newer={newer} error={errorFor(errors, 'older')} />
      <Comparison differences={tellSet(compared)} hasBase={hasBase} town={known.townName} choices={choices} />
      <StandingElsewhere elsewhere={elsewhere} />
      <SectionChoice sections={sections} value={section} error={errorFor(errors, 'section')} />
      <FormActions>
        <Button>取り込む</Button>
        <ButtonLink href={SETS} variant="tertiary">
          やめる
        </ButtonLink>
      </FormActions>
    </PostForm>,
  ])
}

const StandingElsewhere = ({ elsewhere }: { elsewhere: Elsewhere[] }) =>
  elsewhere.length > 0 && (
    <Notice heading="ほかの課が受け持っている質問があります">
      <p>
        次の質問は、いま取り込んでも変わりません。受け持っている課の人に、同じファイルを取り込んでもらってください。
      </p>
      <ul>
        {elsewhere.map(({ question, section }) => (
          <li>
            「{question}」({section})
          </li>
        ))}
      </ul>
    </Notice>
  )
