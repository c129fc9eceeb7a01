import { dateInTokyo } from '#lib/time/clock.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import { Button, Checkbox, Notice, Section, Table } from '#ui/index.ts'
import { PostForm } from '../http/render.tsx'
import type { KnownSigner } from './known-signer.ts'
import type { Signer, TownInFile } from './signed-package.ts'
import type { TrustedSigner } from './trusted-signers.queries.ts'

const day = (at: Temporal.Instant) => formatWareki(dateInTokyo(at))

/** A fingerprint in groups, as two people read it to each other. */
const inGroups = (fingerprint: string): string => fingerprint.match(/.{4}/g)?.join(' ') ?? fingerprint

/** Whose signature a file has, for a list of what it says. */
export const signerItems = (signer: Signer) => [
  { term: '署名の名義', description: `${signer.subject}${signer.isSelfSigned ? '(自己署名)' : ''}` },
  { term: '発行者', description: signer.issuer },
  { term: '署名の指紋 (SHA-256)', description: <code class="fingerprint">{inGroups(signer.fingerprint)}</code> },
]

/** Known, or to be compared with the other town. */
export const ConfirmSigner = ({
  known: { trusted, other },
  from: { code, name },
  error,
}: {
  known: KnownSigner
  from: TownInFile
  error: string | undefined
}) =>
  trusted ? (
    <Notice tone="success" heading="前に確かめた署名です">
      <p>
        {trusted.townName}({trusted.townCode})の署名として、{day(trusted.confirmedAt)}に{trusted.confirmedBy}
        さんが確かめました。書き出したあとに変えられていません。
      </p>
    </Notice>
  ) : (
    <>
      <Notice
        tone="warning"
        heading={other ? `${other.townName}の署名として前に確かめたものと違います` : '初めての署名です'}
      >
        <p>
          書き出したあとに変えられてはいません。ただし、名義はだれにでも名乗れます。
          {other && '鍵を取り替えたのかどうかも聞いてください。'}
          相手の町に電話などで、上の指紋が「署名の鍵」の画面の指紋と同じかを確かめてください。
        </p>
      </Notice>
      <Checkbox name="confirmed" label={`指紋を${name}(${code})に確かめ、同じでした`} error={error} />
    </>
  )

/** Whose files were confirmed before. */
export const Signers = ({ signers, removal }: { signers: TrustedSigner[]; removal: (fingerprint: string) => string }) =>
  signers.length > 0 && (
    <Section heading="確かめた署名" aside="次からは、指紋を確かめずに取り込めます">
      <Table
        caption="確かめた署名"
        hideCaption
        rows={signers}
        rowKey={({ fingerprint }) => fingerprint}
        columns={[
          { header: '町', primary: true, cell: ({ townName, townCode }) => `${townName}(${townCode})` },
          { header: '名義', cell: ({ subject }) => subject },
          { header: '指紋', cell: ({ fingerprint }) => <code class="fingerprint">{inGroups(fingerprint)}</code> },
          {
            header: '確かめた人',
            cell: ({ confirmedBy, confirmedAt }) => `${confirmedBy}(${day(confirmedAt)})`,
          },
          {
            header: 'やめる',
            aside: true,
            cell: ({ fingerprint, townName, subject }) => (
              <PostForm action={removal(fingerprint)} inline>
                <Button variant="tertiary" size="small" aria-label={`${townName}の${subject}を外す`}>
                  外す
                </Button>
              </PostForm>
            ),
          },
        ]}
      />
    </Section>
  )
