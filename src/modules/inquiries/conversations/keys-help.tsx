import { Dialog, DialogButton } from '#ui/index.ts'

const keys = [
  ['j', '次の相談'],
  ['k', '前の相談'],
  ['r', '返信を書く'],
  ['a', '引き受ける'],
  ['/', '相談をさがす'],
  ['1〜5', 'よくある質問の答えを返信に入れる'],
  ['Ctrl + Enter', '返信を送る'],
  ['Esc', '返信欄を離れる'],
  ['← →', '大きくした写真の前後'],
  ['?', 'この一覧'],
]

/** Keys that keys.island answers. One letter alone troubles those who speak to their computer: it can be switched off (WCAG 2.1.4). */
export const KeysHelp = () => (
  <Dialog id="keys" heading="キーでの操作">
    <dl class="keys">
      {keys.map(([key, does]) => (
        <div>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
    <label class="choice">
      <input type="checkbox" id="keys-on" checked />
      <span>文字だけのキー(j・k・r・a・/・1〜5・?)を使う</span>
    </label>
  </Dialog>
)

/** Shown by the island: without it, the keys do nothing. */
export const KeysButton = () => (
  <p class="keys-button" hidden>
    <DialogButton dialog="keys" variant="tertiary" size="small">
      キーでの操作
    </DialogButton>
  </p>
)
