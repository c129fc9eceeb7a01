import { Checkbox, Notice } from '#ui/index.ts'

/** Nobody goes back to an older edition unawares. */
export const ConfirmOlder = ({ newer, error }: { newer: number | undefined; error: string | undefined }) =>
  newer !== undefined && (
    <>
      <Notice tone="warning" heading={`前に取り込んだ第${newer}版より古い版です`}>
        <p>取り込むと、第{newer}版で入った内容が元に戻ります。新しい版があるかどうかを、相手の町に聞いてください。</p>
      </Notice>
      <Checkbox name="older" label={`第${newer}版より古いと知ったうえで取り込みます`} error={error} />
    </>
  )
