import type { Origin } from './exchange.queries.ts'

/** Where an imported definition came from, as far as its file and whoever confirmed its signer say. */
export const OriginWords = ({ origin, importedOn }: { origin: Origin; importedOn: string }) => (
  <>
    <p>
      {origin.townName}({origin.townCode})の「{origin.slug}」第{origin.number}版を、{importedOn}に{origin.importedBy}
      さんが取り込みました。
    </p>
    <p>
      署名: {origin.subject}、指紋 <code class="fingerprint">{origin.fingerprint}</code>
    </p>
  </>
)
