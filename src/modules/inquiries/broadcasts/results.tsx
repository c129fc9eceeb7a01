import { momentInWords } from '#lib/time/in-words.ts'
import { Grid, Metric, Section, Stack, StatusLabel, Table, type Tone } from '#ui/index.ts'
import { FEW, peopleInWords } from './audience.ts'
import type { Batch, BatchState } from './batches.queries.ts'
import type { Results } from './results.queries.ts'

const BATCH_STATES: Record<BatchState, { text: string; tone: Tone }> = {
  queued: { text: '送信待ち', tone: 'neutral' },
  accepted: { text: 'LINE が受付', tone: 'success' },
  failed: { text: '送れなかった', tone: 'error' },
  stopped: { text: '中止', tone: 'neutral' },
}

const NOTE = '「受け付けた」は LINE が送信を引き受けたことで、読まれたことではありません。'

const number = (count: number) => count.toLocaleString('ja')

/** 結果: what LINE took, and what people did then. Of a few nothing is told that could name one. */
export function Outcome({ results, batches, now }: { results: Results; batches: Batch[]; now: Temporal.Instant }) {
  const { people, accepted, failed, stopped, queued, left, wrote } = results
  if (people < FEW)
    return (
      <Section heading="結果">
        <p>
          宛先は{peopleInWords(people)}です。人を特定できないように、くわしい数は出しません。{NOTE}
        </p>
      </Section>
    )
  return (
    <Section heading="結果">
      <Stack>
        <Grid min="small">
          <Metric label="LINE が受け付けた" value={number(accepted)} unit="人" note={`宛先 ${number(people)}人`} />
          {failed > 0 && <Metric label="送れなかった" value={number(failed)} unit="人" />}
          {stopped > 0 && <Metric label="中止で送らなかった" value={number(stopped)} unit="人" />}
          {queued > 0 && <Metric label="まだ" value={number(queued)} unit="人" />}
          <Metric label="受け取りをやめた" value={number(left)} unit="人" note="7日のあいだ。ブロックも数えます" />
          <Metric label="届いた発言" value={number(wrote)} unit="件" note="24時間のあいだ" />
        </Grid>
        <p>{NOTE}</p>
        <Table
          caption="送信のまとまり(500人まで)"
          density="compact"
          phone="lines"
          rows={batches}
          rowKey={({ id }) => String(id)}
          columns={[
            { header: '番号', primary: true, cell: ({ place }) => String(place) },
            { header: '人数', align: 'end', labelled: true, cell: (batch) => `${number(batch.people)}人` },
            {
              header: '状態',
              cell: ({ state, failure }) => (
                <>
                  <StatusLabel tone={BATCH_STATES[state].tone}>{BATCH_STATES[state].text}</StatusLabel> {failure}
                </>
              ),
            },
            { header: '試した回数', align: 'end', labelled: true, cell: ({ attempts }) => `${attempts}回` },
            { header: 'いつ', cell: ({ settledAt }) => (settledAt ? momentInWords(settledAt, now) : '—') },
          ]}
        />
      </Stack>
    </Section>
  )
}
