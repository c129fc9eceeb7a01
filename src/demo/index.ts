export { seedDemoApprovals } from './approvals/seed-approvals.ts'
export { seedDemoAttendance } from './attendance/seed-attendance.ts'
export { seedDemoRequests } from './attendance/seed-requests.ts'
export { SEED, seedDemoTown } from './seed-demo-town.ts'
