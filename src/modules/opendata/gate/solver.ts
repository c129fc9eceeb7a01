import highsPackage, { type Highs, type Model, type ModelData, type VariableType } from 'highs'

// Its types are written for `require`: to them the default export of the package lies one deeper than it does.
const loadHighs = highsPackage as unknown as typeof highsPackage.default

let loading: Promise<Highs> | undefined

/** HiGHS, loaded once. */
export const solver = (): Promise<Highs> => (loading ??= loadHighs())

/** Whole numbers between bounds, of which some weighted sums are given. */
export interface Problem {
  cost: number[]
  low: number[]
  high: number[]
  equations: { terms: [variable: number, weight: number][]; equals: number }[]
}

const isWhole = (values: Float64Array): boolean => values.every((value) => Math.abs(value - Math.round(value)) < 1e-6)

/** The problem as HiGHS takes it: equations as rows, packed one after another. */
function packed({ cost, low, high, equations }: Problem): ModelData {
  const terms = equations.flatMap((equation) => equation.terms)
  const starts = [0]
  for (const equation of equations) starts.push(starts.at(-1)! + equation.terms.length)
  const equals = equations.map((equation) => equation.equals)
  return {
    numCols: cost.length,
    numRows: equations.length,
    colCost: cost,
    colLower: low,
    colUpper: high,
    rowLower: equals,
    rowUpper: equals,
    matrix: {
      format: 'csr',
      numRows: equations.length,
      numCols: cost.length,
      starts,
      indices: terms.map(([variable]) => variable),
      values: terms.map(([, weight]) => weight),
    },
  }
}

/** Seconds for one search in whole numbers: past it the answer is that there is none, which hides more and never less. */
const PATIENCE = 20

/** Runs it as a linear problem, and again in whole numbers where that gave fractions. */
function solved(highs: Highs, model: Model, variables: number): number[] | undefined {
  const { optimal } = highs.constants.modelStatus
  model.run()
  if (model.getModelStatus() !== optimal) return undefined
  let values = model.getSolution().colValue
  if (!isWhole(values)) {
    const { integer, continuous } = highs.constants.variableType
    const all = (type: VariableType) => {
      for (let at = 0; at < variables; at++) model.changeColIntegrality(at, type)
    }
    all(integer)
    model.options.set({ time_limit: model.getRunTime() + PATIENCE, mip_rel_gap: 0 })
    model.run()
    values = model.getSolution().colValue
    const isFound = model.getModelStatus() === optimal && isWhole(values)
    all(continuous)
    if (!isFound) return undefined
  }
  return Array.from(values, (value) => Math.round(value) + 0)
}

/** The cheapest whole numbers that fit; undefined where none do. */
export const cheapest = (highs: Highs, problem: Problem): number[] | undefined =>
  highs.withModel(packed(problem), (model) => {
    model.options.set({ output_flag: false })
    return solved(highs, model, problem.cost.length)
  })

/** The least and the greatest that each variable can be, whatever the cost; undefined where nothing fits or it is not found. */
export const extremes = (highs: Highs, problem: Problem): ([number, number] | undefined)[] =>
  highs.withModel(packed({ ...problem, cost: problem.cost.map(() => 0) }), (model) => {
    model.options.set({ output_flag: false })
    return problem.cost.map((_, variable): [number, number] | undefined => {
      const end = (cost: number) => {
        model.changeColCost(variable, cost)
        return solved(highs, model, problem.cost.length)?.[variable]
      }
      const [least, most] = [end(1), end(-1)]
      model.changeColCost(variable, 0)
      return least === undefined || most === undefined ? undefined : [least, most]
    })
  })
