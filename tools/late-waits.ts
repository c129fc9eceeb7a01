// The runner ends a file as soon as every test that it knows has ended (forceExit): a file that still waits at its top then loses the
// tests below, in silence. So what a test file waits for at its top stands above its first test.
import ts from 'typescript'

/** Lines (from 1) at which a test file waits at its top although a test stands above. */
export function lateWaits(file: string, source: string): number[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true)
  const first = tree.statements.findIndex((statement) => has(statement, isTest, () => false))
  if (first < 0) return []
  return tree.statements
    .slice(first + 1)
    .filter((statement) => has(statement, ts.isAwaitExpression, ts.isFunctionLike))
    .map((statement) => tree.getLineAndCharacterOfPosition(statement.getStart()).line + 1)
}

const isTest = (node: ts.Node) =>
  ts.isCallExpression(node) && ts.isIdentifier(node.expression) && ['test', 'describe'].includes(node.expression.text)

function has(node: ts.Node, wanted: (node: ts.Node) => boolean, closed: (node: ts.Node) => boolean): boolean {
  if (closed(node)) return false
  return wanted(node) || (ts.forEachChild(node, (child) => has(child, wanted, closed) || undefined) ?? false)
}
