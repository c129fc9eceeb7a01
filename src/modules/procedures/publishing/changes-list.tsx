import { Changes, Disclosure, StatusLabel } from '#ui/index.ts'
import type { Change } from './changes-between.ts'

const WHAT = { added: '加えた', removed: 'なくした', changed: '変えた' } as const
const TONES = { added: 'success', removed: 'error', changed: 'info' } as const
const KIND = { whole: '', page: 'ページ', field: '質問' } as const

/** 「変えた 質問「使いみち」」, with the words before and after. */
export const ChangesList = ({ changes }: { changes: Change[] }) => (
  <ul class="editor-changes">
    {changes.map(({ what, kind, label, parts }) => (
      <li>
        <Disclosure
          summary={
            <>
              <StatusLabel tone={TONES[what]}>{WHAT[what]}</StatusLabel> {KIND[kind]}「{label}」
            </>
          }
          open={changes.length <= 10}
        >
          <p class="editor-change">
            <Changes parts={parts} />
          </p>
        </Disclosure>
      </li>
    ))}
  </ul>
)
