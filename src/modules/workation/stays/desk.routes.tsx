import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { Button, errorFor, FormActions, RadioGroup } from '#ui/index.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { addPlaceItem, addSessionItem, beginDraft, discardDraft, removeItem } from '../itineraries/change-draft.ts'
import { draftPage } from '../itineraries/draft.page.tsx'
import { propose } from '../itineraries/propose.ts'
import type { Language } from '../language.ts'
import { again } from '../offers/editing.routes.ts'
import type { Again, Shell } from '../offers/shell.ts'
import { readTyped } from '#kernel/http/read-typed.ts'
import { cancelStay } from '../reservations/cancel.ts'
import { ask, readStay } from './ask.ts'
import { StayFields } from './ask-fields.tsx'
import { deskStayPage, staffIn } from './desk-stay.page.tsx'
import { readReason } from './read-reason.ts'
import { deskHref, type Stay } from './stay.ts'
import { staysPage } from './stays.page.tsx'
import { getStay } from './stays.queries.ts'

const ID = '/:id{[0-9]{1,15}}'
const idOf = (c: Context<SiteEnv>, name = 'id') => Number(c.req.param(name))

/** A firm that called or came by: written down by staff, who go on with it as with any other. */
function newStayPage(shell: Shell, c: Context<SiteEnv>, { typed = {}, errors = [], status }: Again<Typed> = {}) {
  return shell.page(c, {
    title: '問い合わせを加える',
    trail: [{ text: '滞在', href: `${shell.base}/stays` }, { text: '問い合わせを加える' }],
    lead: '電話や対面で受けた問い合わせです。会社には、受け付けたことをメールで知らせます。',
    errors,
    status,
    children: (
      <PostForm action={`${shell.base}/stays`} hidden={{ key: firstOf(typed, 'key') || randomUUID() }}>
        <RadioGroup
          name="language"
          legend="相手の言葉"
          required
          inline
          options={[
            { value: 'ja', text: '日本語' },
            { value: 'en', text: '英語' },
          ]}
          value={firstOf(typed, 'language') || 'ja'}
          error={errorFor(errors, 'language')}
        />
        <StayFields typed={typed} errors={errors} language="ja" today={dateInTokyo(c.var.now)} />
        <FormActions>
          <Button>加える</Button>
        </FormActions>
      </PostForm>
    ),
  })
}

const to = (c: Context<SiteEnv>, done: string, below = '') =>
  c.redirect(`${deskHref(idOf(c))}${below}?done=${done}`, 303)

/** 滞在 in the console. */
export function staysRoutes(program: Program, shell: Shell) {
  /** A change of the draft: back to it, or it is shown again with what was wrong. */
  const onDraft =
    (done: string, change: (c: Context<SiteEnv>, stay: Stay, typed: Typed) => Promise<void>, below = '/itinerary') =>
    async (c: Context<SiteEnv>) => {
      const [{ typed }, stay] = [await readTyped(c), await getStay(c.var.db, idOf(c))]
      const changed = await orRefusal(change(c, stay, typed))
      return changed instanceof Refusal ? draftPage(shell, c, stay, again(typed, changed)) : to(c, done, below)
    }

  return new Hono<SiteEnv>()
    .get('/', (c) => staysPage(shell, c))
    .get('/new', (c) => newStayPage(shell, c))
    .post('/', async (c) => {
      const { typed } = await readTyped(c)
      const { municipality, now } = c.var
      const language: Language = firstOf(typed, 'language') === 'en' ? 'en' : 'ja'
      const added = async () => {
        const asked = { ...readStay(typed, 'ja', dateInTokyo(now)), language }
        const who = { side: 'section', staffId: staffIn(c).id } as const
        return await ask(program, municipality, now, who, { asked, key: firstOf(typed, 'key') || randomUUID() })
      }
      const done = await orRefusal(added())
      if (done instanceof Refusal) return newStayPage(shell, c, again(typed, done))
      return c.redirect(`${deskHref(done.stay.id)}?done=stay-added`, 303)
    })
    .get(ID, async (c) => deskStayPage(program, shell, c, await getStay(c.var.db, idOf(c))))
    .post(`${ID}/cancellation`, async (c) => {
      const [{ typed }, stay] = [await readTyped(c), await getStay(c.var.db, idOf(c))]
      const ended = async () => {
        const reason = readReason(firstOf(typed, 'reason'))
        const who = { side: 'section', staffId: staffIn(c).id } as const
        await cancelStay(program, c.var.municipality, c.var.now, stay, who, reason)
      }
      const done = await orRefusal(ended())
      if (done instanceof Refusal) return deskStayPage(program, shell, c, stay, again(typed, done))
      return to(c, 'stay-ended')
    })
    .get(`${ID}/itinerary`, async (c) => draftPage(shell, c, await getStay(c.var.db, idOf(c))))
    .post(
      `${ID}/itinerary/places`,
      onDraft('line', (c, stay, typed) => addPlaceItem(c.var.db, c.var.now, stay, staffIn(c).id, typed)),
    )
    .post(
      `${ID}/itinerary/sessions`,
      onDraft('line', (c, stay, typed) => addSessionItem(c.var.db, c.var.now, stay, staffIn(c).id, typed)),
    )
    .post(
      `${ID}/itinerary/items/:item{[0-9]{1,15}}/removal`,
      onDraft('line-removed', (c, stay) => removeItem(c.var.db, stay, staffIn(c).id, idOf(c, 'item'))),
    )
    .post(
      `${ID}/itinerary/drafts`,
      onDraft('draft', (c, stay) => beginDraft(c.var.db, stay, staffIn(c).id)),
    )
    .post(
      `${ID}/itinerary/drafts/removal`,
      onDraft('draft-removed', (c, stay) => discardDraft(c.var.db, stay), ''),
    )
    .post(
      `${ID}/itinerary/proposal`,
      onDraft(
        'proposed',
        (c, stay, typed) => propose(program, c.var.municipality, c.var.now, stay, staffIn(c).id, typed),
        '',
      ),
    )
}
