import { Button, Disclosure, Select, Stack } from '#ui/index.ts'
import { LANGUAGES, type Use, USES } from '../machine.ts'

/** 言語モデルに頼む: part of the reply's own form, so that what is typed comes along and is kept. Nothing where nothing is on. */
export function MachineTools({ uses, href }: { uses: readonly Use[]; href: string }) {
  const own = (['draft', 'plain', 'translation'] as const).filter((use) => uses.includes(use))
  if (own.length === 0) return null
  const button = (use: Use) => (
    <Button
      variant="secondary"
      size="small"
      formaction={href}
      formenctype="application/x-www-form-urlencoded"
      name="use"
      value={use}
    >
      {USES[use]}
    </Button>
  )
  return (
    <div class="reply-schedule">
      <Disclosure summary="言語モデル">
        <Stack gap="tight">
          <p>送る前に、名前・電話番号・住所などを伏せます。答えは自動では送られません。</p>
          <div class="cluster">{own.filter((use) => use !== 'translation').map(button)}</div>
          {own.includes('translation') && (
            <div class="machine-translation">
              <Select
                name="language"
                label="翻訳する言語"
                width="medium"
                options={Object.entries(LANGUAGES).map(([value, text]) => ({ value, text }))}
              />
              {button('translation')}
            </div>
          )}
        </Stack>
      </Disclosure>
    </div>
  )
}
