/** JSON in a page must not end its own element. */
const asScript = (data: object) => JSON.stringify(data).replaceAll('<', String.raw`\u003c`)

/** What a page is about, for machines that search (schema.org). */
export const StructuredData = ({ data }: { data: object }) => (
  <script
    type="application/ld+json"
    dangerouslySetInnerHTML={{ __html: asScript({ '@context': 'https://schema.org', ...data }) }}
  />
)
