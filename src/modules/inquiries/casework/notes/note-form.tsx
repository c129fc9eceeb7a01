import { randomUUID } from 'node:crypto'
import { firstOf } from '#kernel/http/form-reader.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { Button, CheckboxGroup, Disclosure, TextArea } from '#ui/index.ts'
import type { Colleague } from '../assigning/colleagues.queries.ts'
import type { Mistaken } from '../mistaken.ts'
import { LONGEST_NOTE } from './note.ts'

export interface NoteFormProps {
  /** Takes the form. */
  action: string
  /** Whom one can tell of it. */
  colleagues: Pick<Colleague, 'id' | 'name'>[]
  mistaken?: Mistaken | undefined
}

/** 内部メモを書く: folded away from the reply, so that the two are not mistaken for each other. */
export function NoteForm({ action, colleagues, mistaken }: NoteFormProps) {
  const errorAt = (field: string) => (mistaken?.field === field ? mistaken.message : undefined)
  const wrong = Boolean(errorAt('note') ?? errorAt('mention'))
  const typed = wrong && mistaken ? mistaken.typed : {}
  return (
    <div class="note-form">
      <Disclosure summary="内部メモ" open={wrong}>
        <PostForm action={action} hidden={{ key: randomUUID() }}>
          <TextArea
            name="note"
            label="内部メモ"
            hint="相手には見えません。職員だけが読みます。書いたあとは直せません。取り消すと、線を引いて残ります。"
            rows={3}
            maxLength={LONGEST_NOTE}
            value={firstOf(typed, 'note')}
            error={errorAt('note')}
          />
          {colleagues.length > 0 && (
            <Disclosure summary="知らせる職員を選ぶ" open={Boolean(errorAt('mention') ?? typed['mention'])}>
              <CheckboxGroup
                name="mention"
                legend="知らせる職員"
                hideLabel
                inline
                options={colleagues.map(({ id, name }) => ({ value: String(id), text: name }))}
                values={typed['mention'] ?? []}
                error={errorAt('mention')}
              />
            </Disclosure>
          )}
          <Button variant="secondary" size="small">
            メモを残す
          </Button>
        </PostForm>
      </Disclosure>
    </div>
  )
}
