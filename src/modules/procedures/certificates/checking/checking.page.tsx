import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { sitePage } from '#kernel/http/site-page.tsx'
import { getProfile } from '#kernel/municipality/profile.queries.ts'
import type { Program } from '#kernel/program.ts'
import {
  Button,
  DescriptionList,
  ErrorSummary,
  errorFor,
  FileInput,
  FormActions,
  Notice,
  PageHeading,
  Section,
  Stack,
} from '#ui/index.ts'
import { numberInWords, stateOf } from '../certificate.ts'
import type { PublicCertificate } from '../certificates.queries.ts'
import { type CheckingWords, dayIn, type Language, LANGUAGES } from './checking-words.ts'

export interface CheckingPage {
  code: string
  language: Language
  certificate: PublicCertificate | undefined
  /** What became of the file that was dropped; nothing where none was chosen. */
  compared?: 'same' | 'other' | 'missing'
}

/** 「証明書の確認」: whether it holds, without a word of whose it is. Unknown and misspelt codes look alike. */
export async function checkingPage(program: Program, c: Context<SiteEnv>, page: CheckingPage) {
  const { certificate, language, compared, code } = page
  const words = LANGUAGES[language]
  const { name: town } = await getProfile(c.var.db)
  c.header('X-Robots-Tag', 'noindex')
  const errors = compared === 'missing' ? [{ field: 'file', message: words.compare.missing }] : []
  return sitePage(program, c, {
    title: `${errors.length > 0 ? 'エラー: ' : ''}証明書の確認 / Certificate check`,
    width: 'narrow',
    status: certificate ? (errors.length > 0 ? 422 : 200) : 404,
    children: (
      <div lang={language}>
        <Stack gap="loose">
          <PageHeading
            actions={
              <a
                href={`/certificates/${encodeURIComponent(code)}?lang=${words.switch.lang}`}
                lang={words.switch.lang}
                hreflang={words.switch.lang}
              >
                {words.switch.text}
              </a>
            }
          >
            {words.heading}
          </PageHeading>
          <ErrorSummary errors={errors} />
          {compared && compared !== 'missing' && <Compared words={words} compared={compared} />}
          {certificate ? (
            <Known
              {...{ certificate, words, language, town, now: c.var.now, action: formAction(code, language), errors }}
            />
          ) : (
            <Notice tone="error" heading={words.unknown.heading}>
              <p>{words.unknown.text}</p>
            </Notice>
          )}
        </Stack>
      </div>
    ),
  })
}

const formAction = (code: string, language: Language) =>
  `/certificates/${encodeURIComponent(code)}/comparisons?lang=${language}`

const Compared = ({ words, compared }: { words: CheckingWords; compared: 'same' | 'other' }) => (
  <Notice
    tone={compared === 'same' ? 'success' : 'error'}
    live={compared === 'same' ? 'status' : 'alert'}
    heading={words.compare[compared].heading}
  >
    <p>{words.compare[compared].text}</p>
  </Notice>
)

const inJapanese = (text: string) => <span lang="ja">{text}</span>

interface KnownProps {
  certificate: PublicCertificate
  words: CheckingWords
  language: Language
  town: string
  now: Temporal.Instant
  action: string
  errors: { field: string; message: string }[]
}

function Known({ certificate, words, language, town, now, action, errors }: KnownProps) {
  const { title, section, issuedAt, validThrough, revocation, fileSha256 } = certificate
  const state = words.states[stateOf(certificate, now) as keyof CheckingWords['states']]
  return (
    <>
      <Notice tone={state.tone as 'success'} heading={state.heading}>
        <p>{state.text}</p>
      </Notice>
      <DescriptionList
        items={[
          { term: words.title, description: inJapanese(title) },
          { term: words.number, description: inJapanese(numberInWords(town, certificate)) },
          { term: words.issuedOn, description: dayIn(language, issuedAt) },
          { term: words.validThrough, description: validThrough ? dayIn(language, validThrough) : words.noEnd },
          ...(revocation ? [{ term: words.revokedOn, description: dayIn(language, revocation.at) }] : []),
          { term: words.office, description: inJapanese(`${town} ${section}`) },
          { term: words.digest, description: <code>{fileSha256!.toString('hex')}</code> },
        ]}
      />
      <p>{words.privacy}</p>
      <Section heading={words.compare.heading}>
        <PostForm action={action} multipart>
          <FileInput
            name="file"
            label={words.compare.file}
            hint={words.compare.lead}
            accept="application/pdf,.pdf"
            error={errorFor(errors, 'file')}
          />
          <FormActions>
            <Button>{words.compare.button}</Button>
          </FormActions>
        </PostForm>
      </Section>
    </>
  )
}
