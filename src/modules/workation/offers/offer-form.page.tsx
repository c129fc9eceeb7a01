import type { Context } from 'hono'
import type { ComponentChildren } from 'preact'
import type { SiteEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { Button, ButtonLink, DescriptionList, FormActions, Select, Stack } from '#ui/index.ts'
import { fieldsOf } from '#kernel/http/form-fields.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { listStanding } from '../providers/providers.queries.ts'
import { OFFER_KINDS, type Offer, offerHref } from './offer.ts'
import { OfferStateLabel, OfferTabs } from './offer-tabs.tsx'
import { OfferWordsFields } from './offer-words-fields.tsx'
import { listActs } from './offers.queries.ts'
import { Publishing } from './publishing.tsx'
import type { Again, Shell } from './shell.ts'

interface NewOffer {
  title: string
  lead: string
  /** Under the shell's base. */
  path: `/${string}`
  typed: Typed
  /** Asked before its words, and after them. */
  first?: ComponentChildren
  children: ComponentChildren
}

/** One that is to be added: by whom, in which words, and what its kind asks besides. */
export async function newOfferPage(shell: Shell, c: Context<SiteEnv>, again: Again<Typed>, shown: NewOffer) {
  const { errors = [], status } = again
  const { title, lead, path, typed, first, children } = shown
  const editor = await shell.editor(c)
  const providers = await listStanding(c.var.db, editor.side === 'provider' ? editor.providerIds : undefined)
  return shell.page(c, {
    title,
    trail: [{ text: title }],
    lead,
    errors,
    status,
    children: (
      <PostForm action={`${shell.base}${path}`}>
        {first}
        <Select
          {...fieldsOf(typed, errors)('provider')}
          value={firstOf(typed, 'provider') || (providers.length === 1 ? String(providers[0]!.id) : '')}
          label="事業者"
          required
          placeholder="選んでください"
          options={providers.map(({ id, name }) => ({ value: String(id), text: name }))}
        />
        <OfferWordsFields typed={typed} errors={errors} />
        {children}
        <FormActions>
          <Button>下書きを保存する</Button>
          <ButtonLink href={shell.base} variant="tertiary">
            やめて戻る
          </ButtonLink>
        </FormActions>
      </PostForm>
    ),
  })
}

/** One that is there: what it says, and whether it is on the site. @param children what its kind asks besides its words */
export async function offerPage(
  shell: Shell,
  c: Context<SiteEnv>,
  offer: Offer & { provider: string },
  again: Again<Typed>,
  { typed, children }: { typed: Typed; children: ComponentChildren },
) {
  const { errors = [], status, reason } = again
  const [editor, acts] = [await shell.editor(c), await listActs(c.var.db, offer.id)]
  const isFirst = offer.state === 'asked' || offer.state === 'returned' // somebody waits for what is done there
  const publishing = <Publishing {...{ base: shell.base, editor, offer, acts, now: c.var.now, errors, reason }} />
  return shell.page(c, {
    title: offer.name,
    over: OFFER_KINDS[offer.kind],
    state: <OfferStateLabel {...offer} />,
    trail: [{ text: offer.name }],
    errors,
    status,
    children: (
      <Stack>
        <OfferTabs base={shell.base} offer={offer} here="" />
        <DescriptionList items={[{ term: '事業者', description: offer.provider }]} />
        {isFirst && publishing}
        <PostForm action={offerHref(shell.base, offer)} hidden={{ version: String(offer.version) }}>
          <OfferWordsFields typed={typed} errors={errors} />
          {children}
          <FormActions>
            <Button>変更する</Button>
          </FormActions>
        </PostForm>
        {!isFirst && publishing}
      </Stack>
    ),
  })
}
