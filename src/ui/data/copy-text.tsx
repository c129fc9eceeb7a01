import { Icon } from './icon.tsx'

export type CopyTextProps = {
  id: string
  text: string
  /** What the button copies: 「パスワードをコピー」. */
  copyText?: string
  copiedText?: string
}

/** Letters to be handed on exactly: monospaced, chosen as a whole by one click, and with the copy island copied by a button. */
export const CopyText = ({ id, text, copyText = 'コピーする', copiedText = 'コピーしました' }: CopyTextProps) => (
  <span class="copy-text">
    <code id={id}>{text}</code>
    <button
      type="button"
      class="button"
      data-variant="secondary"
      data-size="small"
      data-copies={id}
      data-copied={copiedText}
      hidden
    >
      <Icon name="file" size={16} />
      <span>{copyText}</span>
    </button>
    <output for={id} />
  </span>
)
