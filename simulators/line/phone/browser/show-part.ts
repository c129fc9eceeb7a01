/** Puts new HTML in place. In the conversation what did not change stays: nothing jumps, nothing is read out twice. */
export function showPart(id: string, html: string): void {
  const holder = document.querySelector(`#${id}`)
  if (!holder) return
  const next = document.createElement('template')
  next.innerHTML = html
  const focused = controls(holder).indexOf(document.activeElement as HTMLElement)
  if (id === 'conversation') follow(holder, [...next.content.children])
  else holder.replaceChildren(next.content)
  if (focused >= 0 && !holder.contains(document.activeElement)) controls(holder)[focused]?.focus()
}

function follow(holder: Element, wanted: Element[]): void {
  for (const [index, child] of wanted.entries()) {
    const here = holder.children[index]
    if (here?.isEqualNode(child)) continue
    if (here?.id === child.id) here.replaceWith(child)
    else holder.insertBefore(child, here ?? null)
  }
  while (holder.children.length > wanted.length) holder.lastElementChild?.remove()
}

const controls = (holder: Element) => [...holder.querySelectorAll<HTMLElement>('a, button, input')]
