import { timeInWords } from '#lib/time/in-words.ts'
import { TOKYO } from '#lib/time/clock.ts'
import { Button } from '#ui/index.ts'
import type { Draft } from './drafts.queries.ts'

/** 下書きを保存: for pages that do not do it by themselves. Files are not sent along. */
export const DraftButton = ({ href, draft }: { href: string; draft: Draft | undefined }) => (
  <>
    <Button
      id="save-draft"
      variant="tertiary"
      size="small"
      formaction={href}
      formenctype="application/x-www-form-urlencoded"
      data-kept={draft?.body ?? ''}
    >
      下書きを保存
    </Button>
    <output class="draft-status" id="draft-status">
      {draft && `下書き ${timeInWords(draft.savedAt.toZonedDateTimeISO(TOKYO).toPlainTime())}`}
    </output>
  </>
)
