import { Select } from '#ui/index.ts'
import type { Section } from './section-tree.ts'

/** The section that something belongs to, of those that somebody acts for; chosen already where there is one alone. */
export const SectionChoice = ({
  sections,
  value,
  error,
  id,
}: {
  sections: Section[]
  value?: string | undefined
  error?: string | undefined
  id?: string
}) => (
  <Select
    name="section"
    id={id}
    label="担当する課"
    required
    options={sections.map((one) => ({ value: String(one.id), text: one.name }))}
    value={value ?? (sections.length === 1 ? String(sections[0]!.id) : undefined)}
    placeholder="選んでください"
    width="medium"
    error={error}
  />
)
