export { seedDemoApprovals } from './approvals/seed-approvals.ts'
export { seedDemoTown } from './seed-demo-town.ts'
