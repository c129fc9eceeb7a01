import assert from 'node:assert/strict'
import { test } from 'node:test'
import { proposeRoles } from './propose-roles.ts'
import type { Role } from './roles.ts'

const column = (name: string, cells: string[]): Role =>
  proposeRoles({ header: [name], rows: cells.map((cell) => [cell]) })[0]!

test('a column of counts stays one, whatever its name holds and however odd a cell of it is', () => {
  const table: [string, string[], Role][] = [
    ['2020年', ['120', '3', '40'], 'count'],
    ['令和2年', ['120', '3', '40'], 'count'],
    ['電話相談件数', ['12', '3', '40'], 'count'],
    ['比較対象者', ['12', '3', '40'], 'count'],
    ['番号案内利用者数', ['12', '3', '40'], 'count'],
    ['人数', ['12', '※3', '40'], 'count'],
    ['人数', ['12', 'X', 'X', 'X', '…'], 'count'],
    ['人数', ['12', '約3', '約4', '数人'], 'count'],
    ['来客', ['12', '3人', '40', '-'], 'count'],
    ['来客', ['12', '05', '40', '7'], 'count'],
    ['来客', ['NaN', 'Infinity', '40', '7'], 'count'],
    ['年', ['2019', '2020', '2021'], 'label'],
    ['調査年度', ['2019', '2020', '2021'], 'label'],
    ['地区', ['甲', '乙', '3'], 'label'],
    ['町字', ['012345', '012346', '012347'], 'label'],
    ['高齢化率', ['12.5', '20', '31'], 'derived'],
    ['平均年齢', ['41', '42', '43'], 'derived'],
    ['人口増減', ['3', '△4', '5'], 'derived'],
    ['指数', ['100', '101', '99'], 'derived'],
  ]
  for (const [name, cells, role] of table) assert.equal(column(name, cells), role, `${name}: ${cells.join()}`)
})
