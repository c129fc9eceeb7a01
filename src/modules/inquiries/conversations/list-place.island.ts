// The list stands where one left it, with the open conversation in sight.

const list = document.querySelector<HTMLElement>('.column-list')

/** Not by scrollIntoView: the first Tab would then begin at the row, and pass by the links that skip to the reply. */
function show(row: Element, within: HTMLElement): void {
  const [one, all] = [row.getBoundingClientRect(), within.getBoundingClientRect()]
  within.scrollTop += Math.min(0, one.top - all.top) + Math.max(0, one.bottom - all.bottom)
}

if (list) {
  const query = new URLSearchParams(location.search)
  const place = `list ${query.get('list') ?? ''} ${query.get('after') ?? ''}`
  list.scrollTop = Number(sessionStorage.getItem(place) ?? 0)
  const current = list.querySelector('.conversation-row [aria-current]')
  if (current) show(current, list)
  addEventListener('pagehide', () => sessionStorage.setItem(place, String(list.scrollTop)))
}
