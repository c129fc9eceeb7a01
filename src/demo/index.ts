export { seedDemoTown } from './seed-demo-town.ts'
