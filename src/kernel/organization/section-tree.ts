/** 課・係: a section of the organization, as it stands on a given day. */
export interface Section {
  id: number
  code: string
  name: string
  parentId: number | null
}

export interface SectionNode extends Section {
  children: SectionNode[]
}

/** Sections without a parent among the given ones are roots. Order is kept. */
export function treeOf(sections: readonly Section[]): SectionNode[] {
  const nodes = new Map(sections.map((section) => [section.id, { ...section, children: [] as SectionNode[] }]))
  const roots: SectionNode[] = []
  for (const node of nodes.values()) {
    const parent = node.parentId === null ? undefined : nodes.get(node.parentId)
    ;(parent?.children ?? roots).push(node)
  }
  return roots
}

export interface Choice {
  section: SectionNode
  depth: number
}

/** Every section below its parent, with its depth: for lists and menus. */
export const inDepth = (nodes: readonly SectionNode[], depth = 0): Choice[] =>
  nodes.flatMap((section) => [{ section, depth }, ...inDepth(section.children, depth + 1)])
