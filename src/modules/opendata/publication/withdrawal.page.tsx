import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Mendable } from '#kernel/http/mendable.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { Button, ButtonLink, errorFor, FormActions, Notice, TextArea } from '#ui/index.ts'
import { type Frame, setHref } from '../console/frame.tsx'
import type { Dataset } from '../datasets/dataset.ts'

/** Asks for the reason before what cannot be undone. */
export const withdrawalPage = (
  frame: Frame,
  c: Context<ConsoleEnv>,
  { slug, title }: Dataset,
  number: number,
  again: (Mendable & { because: string }) | undefined,
) =>
  frame(c, {
    title: `第${number}版を取り下げる`,
    over: title,
    trail: [{ text: title, href: setHref(slug) }, { text: '取り下げる' }],
    ...(again && { errors: again.errors, status: again.status }),
    children: (
      <>
        <Notice tone="warning" heading="取り下げると、行はすぐに消え、元に戻せません">
          公開のページには、取り下げたことと理由が残ります。ほかの人がすでに持っている写しは消えません。
        </Notice>
        <PostForm action={`${setHref(slug)}/editions/${number}/withdrawal`}>
          <TextArea
            name="because"
            label="取り下げる理由"
            hint="だれでも読めるところに出ます。例: 個人が分かる記載があったため"
            value={again?.because ?? ''}
            error={errorFor(again?.errors ?? [], 'because')}
            required
          />
          <FormActions>
            <Button variant="danger">取り下げる</Button>
            <ButtonLink href={setHref(slug)} variant="tertiary">
              やめて戻る
            </ButtonLink>
          </FormActions>
        </PostForm>
      </>
    ),
  })
