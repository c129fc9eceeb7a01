import type { ComponentChildren } from 'preact'
import type { Fields } from '../validation/violations.ts'
import { isAction } from './action.ts'
import { ActionButton } from './action-button.tsx'

type Props = { part: unknown; base: string }

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** Reading view of a Flex Message: order, words, pictures and buttons; not its exact measures. */
export function FlexContainer({ part, base }: Props) {
  const container = part as Fields
  if (container.type === 'carousel')
    return (
      <div class="carousel">
        {listOf(container.contents).map((bubble) => (
          <FlexContainer part={bubble} base={base} />
        ))}
      </div>
    )
  const blocks = ['header', 'hero', 'body', 'footer'].filter((name) => container[name] !== undefined)
  return (
    <div class="card">
      {blocks.map((name) => (
        <div class={`card-${name}`}>
          <FlexPart part={container[name]} base={base} />
        </div>
      ))}
    </div>
  )
}

function FlexPart({ part, base }: Props): ComponentChildren {
  const component = part as Fields
  if (component.type === 'box')
    return (
      <div class={component.layout === 'vertical' ? 'box' : 'box across'}>
        {listOf(component.contents).map((one) => (
          <FlexPart part={one} base={base} />
        ))}
      </div>
    )
  if (component.type === 'text')
    return <p class={component.weight === 'bold' ? 'strong' : undefined}>{wordsOf(component)}</p>
  if (component.type === 'image') return <img src={String(component.url)} alt="" loading="lazy" />
  if (component.type === 'separator') return <hr />
  if (component.type === 'button' && isAction(component.action))
    return <ActionButton action={component.action} base={base} />
  return null
}

const wordsOf = (component: Fields) =>
  String(
    component.text ??
      listOf(component.contents)
        .map((span) => (span as Fields).text)
        .join(''),
  )
