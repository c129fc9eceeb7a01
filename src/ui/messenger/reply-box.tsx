import { Icon } from '../data/icon.tsx'
import { Button } from '../form/button.tsx'
import { HintAndError, wire } from '../form/field.tsx'
import type { Children } from '../types.ts'

export type ReplyBoxProps = {
  action: string
  name?: string
  id?: string
  label?: string
  value?: string
  placeholder?: string
  maxLength?: number
  error?: string
  /** What the error is about: the words, or the files. It is where one goes on. */
  errorOf?: 'words' | 'files'
  /** Under this name the browser keeps what was typed until it was sent. */
  draft?: string
  hidden?: Record<string, string>
  /** Files can be sent along, under this name. */
  attach?: { name: string; accept?: string; text?: string; limit?: string; multiple?: boolean }
  /** What sending means: StatusLabel 「返信(無料)」 or 「プッシュ(1通を使います)」. */
  mode?: Children
  /** Further buttons: set phrases, an internal note. */
  tools?: Children
  submitText?: string
  disabled?: boolean
}

export function ReplyBox(props: ReplyBoxProps) {
  const { action, name = 'body', id = 'reply', label = '返信', error, hidden = {}, attach, mode, tools } = props
  const wiring = wire({ name, id, label, error: props.errorOf === 'files' ? undefined : error })
  const filesWrong = error !== undefined && props.errorOf === 'files'
  return (
    <form
      class="reply-box"
      action={action}
      method="post"
      enctype={attach && 'multipart/form-data'}
      id={`${id}-form`}
      data-draft={props.draft}
    >
      {Object.entries(hidden).map(([key, value]) => (
        <input type="hidden" name={key} value={value} />
      ))}
      <HintAndError id={id} error={error} />
      <label class="visually-hidden" for={id}>
        {label}
      </label>
      <textarea
        {...wiring}
        class="input"
        rows={2}
        value={props.value}
        placeholder={props.placeholder}
        maxLength={props.maxLength}
        disabled={props.disabled}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- a form that was sent back: one goes on where it went wrong
        autofocus={Boolean(error) && !filesWrong}
      />
      <div class="reply-tools">
        {attach && (
          <label class="reply-attach">
            <Icon name="paperclip" size={20} />
            <span>{attach.text ?? '写真・ファイル'}</span>
            {attach.limit && <small class="reply-limit">{attach.limit}</small>}
            <input
              type="file"
              name={attach.name}
              accept={attach.accept}
              multiple={attach.multiple ?? true}
              disabled={props.disabled}
              aria-invalid={filesWrong ? 'true' : undefined}
              aria-describedby={filesWrong ? `${id}-error` : undefined}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- as above
              autofocus={filesWrong}
            />
          </label>
        )}
        {tools}
        <div class="reply-send">
          {mode}
          <Button icon="send" disabled={props.disabled}>
            {props.submitText ?? '送信'}
          </Button>
        </div>
      </div>
    </form>
  )
}
