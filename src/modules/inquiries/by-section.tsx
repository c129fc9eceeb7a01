import { Section, Table } from '#ui/index.ts'

interface BySectionProps {
  heading: string
  /** Below it each section has a page of its own. */
  page: string
  sections: { id: number; name: string }[]
  /** What the second column says. */
  what: string
  /** Undefined where it is as in the whole town. */
  own: (id: number) => string | undefined
}

/** What single sections have otherwise than the town. */
export const BySection = ({ heading, page, sections, what, own }: BySectionProps) => (
  <Section heading={heading}>
    <Table
      caption={heading}
      hideCaption
      phone="lines"
      rows={sections}
      rowKey={({ id }) => String(id)}
      columns={[
        { header: '課', primary: true, cell: ({ id, name }) => <a href={`${page}/sections/${id}`}>{name}</a> },
        { header: what, cell: ({ id }) => own(id) ?? '町と同じ' },
      ]}
    />
  </Section>
)
