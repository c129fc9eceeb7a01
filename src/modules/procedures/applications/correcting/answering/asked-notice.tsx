import { formatWareki } from '#lib/time/wareki.ts'
import { ButtonLink, DescriptionList, Notice } from '#ui/index.ts'
import { type Arrived, summaryHref } from '../../application.ts'
import { Lines } from '../../filling/lines.tsx'
import { type Correction, remarked } from '../correction.ts'

interface AskedNotice {
  application: Arrived
  correction: Correction
  today: Temporal.PlainDate
}

/** First on the page of an application that is to be corrected: what, and by when. */
export function AskedNotice({ application: { id, definition }, correction, today }: AskedNotice) {
  const { dueOn, remarks } = correction
  const isLate = Temporal.PlainDate.compare(dueOn, today) < 0
  return (
    <Notice
      tone="warning"
      heading="直していただきたいところがあります"
      actions={<ButtonLink href={summaryHref(id)}>補正する</ButtonLink>}
    >
      <DescriptionList
        layout="stacked"
        items={remarked(definition, remarks).map(({ label, remark }) => ({
          term: label,
          description: <Lines text={remark} />,
        }))}
      />
      <p>
        {isLate
          ? `期限の ${formatWareki(dueOn)} を過ぎています。結果が決まるまでは、まだ出せます。`
          : `${formatWareki(dueOn)}までに直してください。届いた日は変わりません。`}
      </p>
    </Notice>
  )
}
