import { Button, type ButtonProps } from '../form/button.tsx'
import type { Children } from '../types.ts'
import { Icon } from './icon.tsx'

export type DialogProps = {
  id: string
  heading: Children
  children: Children
  actions?: Children
  closeText?: string
  /** Open as the page is rendered (not modal): how a confirmation page looks without JavaScript. */
  open?: boolean
}

/** A native dialog. Opened by DialogButton (invoker commands, no script in current browsers) or by an island. */
export const Dialog = ({ id, heading, children, actions, closeText = '閉じる', open }: DialogProps) => (
  <dialog class="dialog" id={id} aria-labelledby={`${id}-heading`} open={open}>
    <div class="dialog-head">
      <h2 id={`${id}-heading`}>{heading}</h2>
      <form method="dialog">
        <button class="button dialog-close" data-variant="tertiary" data-size="small">
          <Icon name="x" size={20} />
          {closeText}
        </button>
      </form>
    </div>
    <div class="dialog-body">{children}</div>
    {actions && <div class="cluster dialog-actions">{actions}</div>}
  </dialog>
)

export const DialogButton = ({ dialog, ...rest }: Omit<ButtonProps, 'type'> & { dialog: string }) => (
  <Button {...rest} type="button" command="show-modal" commandfor={dialog} />
)
