import type { Fields } from '../validation/violations.ts'
import { isAction } from './action.ts'
import { ActionButton } from './action-button.tsx'

export function Template({ template, base }: { template: Fields; base: string }) {
  const columns = Array.isArray(template.columns) ? (template.columns as Fields[]) : undefined
  if (!columns) return <Panel panel={template} base={base} />
  return (
    <div class="carousel">
      {columns.map((column) => (
        <Panel panel={column} base={base} />
      ))}
    </div>
  )
}

function Panel({ panel, base }: { panel: Fields; base: string }) {
  const picture = panel.thumbnailImageUrl ?? panel.imageUrl
  const actions = Array.isArray(panel.actions) ? panel.actions : [panel.action]
  return (
    <div class="card">
      {typeof picture === 'string' && <img src={picture} alt="" loading="lazy" />}
      <div class="card-body">
        {typeof panel.title === 'string' && <p class="strong">{panel.title}</p>}
        {typeof panel.text === 'string' && <p>{panel.text}</p>}
      </div>
      <div class="card-footer">
        {actions.filter(isAction).map((action) => (
          <ActionButton action={action} base={base} />
        ))}
      </div>
    </div>
  )
}
