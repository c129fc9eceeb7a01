import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { Button, FileInput, EmptyState, errorFor, FormActions, Grid, Section, Stack, TextInput } from '#ui/index.ts'
import { fieldsOf } from '#kernel/http/form-fields.ts'
import type { Typed } from '#kernel/http/form-reader.ts'
import { type Offer, OFFER_KINDS, offerHref } from '../offers/offer.ts'
import { OfferStateLabel, OfferTabs } from '../offers/offer-tabs.tsx'
import type { Again, Shell } from '../offers/shell.ts'
import { MOST_PHOTOS } from './change-photos.ts'
import { Picture } from './photo-picture.tsx'
import { listPhotos } from './photos.queries.ts'

/** 写真 of an offer: the first is the one that lists show. */
export async function photosPage(shell: Shell, c: Context<SiteEnv>, offer: Offer, again: Again<Typed> = {}) {
  const { typed = {}, errors = [], status } = again
  const photos = await listPhotos(c.var.db, offer.id)
  const [field, here] = [fieldsOf(typed, errors), `${offerHref(shell.base, offer)}/photos`]
  return shell.page(c, {
    title: `${offer.name}の写真`,
    over: OFFER_KINDS[offer.kind],
    state: <OfferStateLabel {...offer} />,
    trail: [{ text: offer.name, href: offerHref(shell.base, offer) }, { text: '写真' }],
    errors,
    status,
    children: (
      <Stack>
        <OfferTabs base={shell.base} offer={offer} here="/photos" />
        {photos.length === 0 && <EmptyState icon="photo" heading="写真はまだありません" />}
        <Grid min="medium">
          {photos.map((photo) => (
            <figure class="photo-card">
              <Picture photo={photo} language="ja" sizes="20rem" />
              <figcaption>
                {photo.alt}
                <PostForm action={`${here}/${photo.id}/removal`} inline>
                  <Button variant="secondary" size="small" aria-label={`写真「${photo.alt}」を取り除く`}>
                    取り除く
                  </Button>
                </PostForm>
              </figcaption>
            </figure>
          ))}
        </Grid>
        {photos.length < MOST_PHOTOS && (
          <Section heading="写真を加える">
            <PostForm action={here} multipart>
              <TextInput
                {...field('alt')}
                label="写真の説明"
                required
                hint="見えない人に伝える言葉です。例: 海の見える窓ぎわの席"
              />
              <TextInput {...field('altEn')} label="写真の説明(英語)" required lang="en" />
              <FileInput
                name="photo"
                label="写真"
                required
                accept="image/*"
                error={errorFor(errors, 'photo')}
                hint={`JPEG・PNG など、1枚40MBまで。撮った場所などの記録は取り除きます。${MOST_PHOTOS}枚まで。`}
              />
              <FormActions>
                <Button>加える</Button>
              </FormActions>
            </PostForm>
          </Section>
        )}
      </Stack>
    ),
  })
}
