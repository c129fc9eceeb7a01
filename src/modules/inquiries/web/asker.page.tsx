import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { asset } from '#kernel/http/assets.ts'
import type { SiteEnv } from '#kernel/http/env.ts'
import { FORM } from '#kernel/http/form-words.ts'
import { goingOn } from '#kernel/http/reader-language.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { csrfToken } from '#kernel/http/security.ts'
import { sitePage } from '#kernel/http/site-page.tsx'
import type { Program } from '#kernel/program.ts'
import type { Language } from '#lib/text/language.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { Button, Card, Disclosure, ErrorSummary, Notice, PageHeading, ReplyBox, Stack, TextInput } from '#ui/index.ts'
import type { Message } from '../conversations/messages.queries.ts'
import type { Offer } from '../calls/offers/offer.ts'
import { chosenInWords } from '../calls/offers/offer-words.ts'
import { OfferedSlots } from '../calls/offers/offered-slots.tsx'
import type { PublishedFaq } from '../faq/published.queries.ts'
import { ChoiceButtons } from '../choices/choice-buttons.tsx'
import { Thread } from '../conversations/thread.tsx'
import { MESSAGES_A_PAGE } from '../conversations/message.ts'
import { QuestionForm } from '../satisfaction/question-form.tsx'
import type { Question } from '../satisfaction/satisfaction.ts'
import { SATISFACTION } from '../satisfaction/words.ts'
import { ReportStates } from '../streets/states-view.tsx'
import type { Step, StreetReport } from '../streets/street-report.ts'
import type { Asked } from './asked.queries.ts'
import { AskerTrail } from './asker-trail.tsx'
import { ASKER } from './asker-words.ts'
import type { Here } from './here.ts'
import { Offered } from './offered.tsx'
import { LONGEST_QUESTION } from './write.ts'

export interface AskerPage {
  here: Here & { asked: Asked }
  messages: Message[]
  /** What may answer it while they wait. */
  offered?: readonly PublishedFaq[]
  /** Times at which they may be called back. */
  slots?: Offer | undefined
  /** 通報, where it is one. */
  report?: { report: StreetReport; steps: Step[] } | undefined
  sentBack?: { message: string; field: string; status: ContentfulStatusCode; text: string } | undefined
  /** How it was, where they were asked. */
  question?: Question | undefined
  /** Why an address was not taken, and what was typed. */
  refusedEmail?: { message: string; typed: string; status: ContentfulStatusCode } | undefined
}

/** やりとり, as whoever asked reads and writes it. */
export function askerPage(
  program: Program,
  c: Context<SiteEnv>,
  { here, messages, offered = [], slots, report, sentBack, question, refusedEmail }: AskerPage,
) {
  const { href, asked, matter, link, lang } = here
  const words = ASKER[lang]
  const to = (path: string) => goingOn(c, `${href}${path}`)
  const done = words.done[c.req.query('done') ?? ''] ?? chosenInWords(lang, c.req.query('slot'))
  const continued = c.req.query('before') !== undefined
  const title = words.title(asked.about ? (matter?.title ?? asked.aboutTitle) : '')
  c.header('X-Robots-Tag', 'noindex')
  return sitePage(program, c, {
    title: sentBack || refusedEmail ? FORM[lang].wrong(title) : title,
    lang,
    width: 'narrow',
    status: sentBack?.status ?? refusedEmail?.status,
    scripts: ['live.island.js', 'photos.island.js', 'reply.island.js'].map(asset),
    breadcrumbs: <AskerTrail lang={lang} matter={matter} here={words.talk} />,
    children: (
      <div data-live-source={`${href}/live`} data-live-href={(sentBack || refusedEmail) && to('')}>
        <Stack>
          {refusedEmail && (
            <ErrorSummary
              heading={FORM[lang].wrongHeading}
              errors={[{ field: 'email', message: refusedEmail.message }]}
            />
          )}
          <PageHeading lead={words.lead(asked.section)}>{title}</PageHeading>
          {done && (
            <Notice tone="success" live="status">
              <p>{done}</p>
            </Notice>
          )}
          {link && <KeepAddress lang={lang} until={link.expiresAt} told={Boolean(asked.email)} />}
          {continued && (
            <p>
              <a href={to('')}>{words.newest}</a>
            </p>
          )}
          <div id="slots" data-live>
            {slots && (
              <OfferedSlots offer={slots} section={asked.section} action={to('/slots')} lang={lang} now={c.var.now} />
            )}
          </div>
          <div id="street-report" data-live>
            {report && <ReportStates {...report} lang={lang} />}
          </div>
          <div class="chat">
            <h2 class="visually-hidden">{words.talk}</h2>
            <Thread
              lang={lang}
              messages={messages}
              resident={{ name: words.you }}
              outside={{ staff: words.staff(asked.section) }}
              places={{
                older: (before) => to(`?before=${encodeURIComponent(before)}`),
                file: (message, position) => `${href}/files/${message}/${position}`,
                preview: (message, position) => `${href}/files/${message}/${position}/preview`,
              }}
              now={c.var.now}
              more={messages.length >= MESSAGES_A_PAGE}
            />
            <div id="choices" data-live>
              {!continued && <ChoiceButtons messages={messages} action={to('')} lang={lang} />}
            </div>
            <div id="sent" />
            <ReplyBox
              action={to('')}
              name="text"
              label={words.reply.label}
              value={sentBack?.text}
              error={sentBack?.message}
              errorOf={sentBack?.field === 'files' ? 'files' : 'words'}
              draft={`asker ${asked.id}`}
              maxLength={LONGEST_QUESTION}
              placeholder={words.reply.placeholder}
              hidden={{ _csrf: csrfToken(program, c), key: randomUUID() }}
              attach={{
                name: 'files',
                accept: 'image/*,video/mp4,.pdf,.docx,.xlsx,.pptx,.csv,.txt',
                text: words.reply.files,
              }}
              submitText={words.reply.send}
            />
          </div>
          <div id="satisfaction" data-live>
            {question?.askedAt && !question.lapsedAt && (
              <Card heading={SATISFACTION[lang].heading}>
                <QuestionForm question={{ ...question, lang }} now={c.var.now} action={to('/satisfaction')} />
              </Card>
            )}
          </div>
          <div id="offered" data-live>
            <Offered faqs={offered} lang={lang} when="after" />
          </div>
          {!asked.confidential && <Settings asked={asked} link={link} lang={lang} to={to} refused={refusedEmail} />}
        </Stack>
      </div>
    ),
  })
}

const KeepAddress = ({ lang, until, told }: { lang: Language; until: Temporal.Instant; told: boolean }) => (
  <Notice tone="info">
    <p>{ASKER[lang].keep(dateInTokyo(until), told)}</p>
  </Notice>
)

type SettingsProps = Pick<AskerPage['here'], 'asked' | 'link' | 'lang'> & {
  to: (path: string) => string
  refused: AskerPage['refusedEmail']
}

function Settings({ asked, link, lang, to, refused }: SettingsProps) {
  const { email: words, renewal } = ASKER[lang]
  return (
    <div>
      <Disclosure summary={asked.email ? words.told(asked.email) : words.untold} open={refused !== undefined}>
        <PostForm action={to('/email')}>
          <TextInput
            name="email"
            type="email"
            label={words.label}
            hint={words.hint}
            value={refused?.typed ?? asked.email ?? ''}
            error={refused?.message}
            autoComplete="email"
            autoCapitalize="none"
            spellcheck={false}
          />
          <Button variant="secondary">{words.save}</Button>
        </PostForm>
      </Disclosure>
      {link && (
        <Disclosure summary={renewal.summary}>
          <PostForm action={to('/renewal')}>
            <p>{renewal.lead}</p>
            <Button variant="secondary">{renewal.button}</Button>
          </PostForm>
        </Disclosure>
      )}
    </div>
  )
}
